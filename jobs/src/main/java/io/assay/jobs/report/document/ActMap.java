package io.assay.jobs.report.document;

import io.assay.jobs.report.document.ActArticle.Evidence;
import io.assay.jobs.report.document.DatasetFacts.Batch;
import io.assay.jobs.report.document.DatasetFacts.Gate;
import io.assay.jobs.report.document.DatasetFacts.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Article 10 of the AI Act, Regulation (EU) 2024/1689, requirement by requirement: the evidence
 * that the warehouse holds, and the gap that it leaves. It is a map for whoever has to answer for a
 * system, and claims no conformity: the article binds providers of systems, and much of it depends
 * on a system's purpose, which a dataset does not have.
 */
final class ActMap {
  static final String FILE = "ai-act-article-10.json";

  private static final int MOST_LINES = 5;

  /** Metrics of gates that say how far the dataset is from the declared population. */
  private static final Set<String> REPRESENTATION =
      Set.of(
          "distance-to-target",
          "jensen-shannon",
          "population-stability",
          "cramers-v",
          "kolmogorov-smirnov",
          "wasserstein",
          "drift",
          "uncovered-patterns");

  private static final String PURPOSE_OF_SYSTEM =
      "What the AI system is for is not known here; its provider has to say it.";

  private final DatasetFacts facts;
  private final Declared declared;
  private final Shortcomings shortcomings;
  private final String page;

  private ActMap(DatasetFacts facts) {
    this.facts = facts;
    this.declared = new Declared(facts.charter());
    this.shortcomings = new Shortcomings(facts);
    this.page = "../" + facts.last().value().id() + ".html";
  }

  static Draft of(List<ActArticle> articles) {
    Draft draft = new Draft(FILE);
    draft.state(
        "/regulation",
        Fact.of(
            "Regulation (EU) 2024/1689, Article 10",
            Origin.specification("http://data.europa.eu/eli/reg/2024/1689/oj")));
    draft.attach("requirements", articles.stream().map(ActArticle::json).toList());
    for (int i = 0; i < articles.size(); i++) {
      ActArticle article = articles.get(i);
      String pointer = "/requirements/" + i;
      List<Origin> origins =
          article.evidence().stream().flatMap(one -> one.origins().stream()).distinct().toList();
      if (origins.isEmpty()) {
        draft.missing(pointer, article.paragraph() + ": " + article.gap());
      } else {
        draft.account(pointer, new Fact<>(article.paragraph(), origins));
      }
    }
    return draft;
  }

  /** All requirements in the article's order. */
  static List<ActArticle> articles(DatasetFacts facts) {
    ActMap map = new ActMap(facts);
    List<ActArticle> articles = new ArrayList<>();
    articles.add(map.quality());
    articles.addAll(map.governance());
    articles.addAll(map.representativeness());
    articles.add(map.setting());
    articles.add(map.specialCategories());
    articles.add(map.testing());
    return articles;
  }

  private ActArticle quality() {
    return new ActArticle(
        "10(1)",
        "Training, validation and testing data sets that meet the criteria of paragraphs 2 to 5.",
        List.of(evidence(declared.name().map(name -> "The dataset is " + name + "."), null)),
        "Which part of the dataset trains, validates and tests a system is not known here.");
  }

  private List<ActArticle> governance() {
    return List.of(
        new ActArticle(
            "10(2)(a)",
            "The relevant design choices.",
            List.of(
                evidence(
                    Fact.of(
                        "Every threshold stands in the charter, whose hash is anchored with each batch.",
                        Origin.charter("(the whole)")),
                    "stages")),
            PURPOSE_OF_SYSTEM),
        new ActArticle(
            "10(2)(b)",
            "How data were collected, where they come from, and for what personal data were collected.",
            evidence(
                with(declared.collectionMethod(), null),
                with(named(declared.sources(), "Made from "), null),
                with(declared.consent(), null),
                with(facts.batches().map(Wording::delivered), "stages")),
            gap(
                declared.collectionMethod() == null
                    ? "The charter says nothing of the method of collection."
                    : "",
                declared.consent() == null ? "The charter says nothing of consent." : "",
                "For what purpose personal data were collected at first is not recorded.")),
        new ActArticle(
            "10(2)(c)",
            "Preparation: annotation, labelling, cleaning, updating, enrichment, aggregation.",
            evidence(
                with(lines(declared.preparation()), "verdicts"),
                with(labels(), "labels"),
                with(facts.last().map(ActMap::kept), "verdicts")),
            gap(
                declared.preparation() == null ? "The charter has no rules." : "",
                declared.labels() == null ? "No labels are made." : "")),
        new ActArticle(
            "10(2)(d)",
            "Assumptions about what the data are supposed to measure and represent.",
            evidence(
                with(declared.purpose(), null),
                with(declared.scope(), null),
                with(named(declared.dimensions(), "Declared shares by "), "representation")),
            declared.dimensions() == null
                ? "The charter declares no population."
                : "Whether the declared population is the right one is the community's judgement."),
        new ActArticle(
            "10(2)(e)",
            "Availability, quantity and suitability of the data sets that are needed.",
            evidence(
                with(facts.size().map(size -> Wording.items(size) + " are accepted."), "verdicts"),
                with(gates(Set.of("size")), "gates")),
            PURPOSE_OF_SYSTEM),
        new ActArticle(
            "10(2)(f)",
            "Examination of possible biases.",
            evidence(
                with(lines(shortcomings.biases()), "representation"),
                with(lines(shortcomings.together()), "representation")),
            shortcomings.biases() == null
                ? "Nothing was examined: the charter declares no shares."
                : "Only the dimensions of the charter were examined, and no effect on persons was."),
        new ActArticle(
            "10(2)(g)",
            "Measures to detect, prevent and mitigate these biases.",
            evidence(
                with(gates(REPRESENTATION), "gates"),
                with(counted(facts.gaps()), "representation")),
            facts.gaps().value().isEmpty()
                ? shortcomings.biases() == null
                    ? "No gap was looked for: the charter declares no shares."
                    : "No gap was found to act on."
                : "What is done about a gap is not recorded here."),
        new ActArticle(
            "10(2)(h)",
            "Data gaps and shortcomings, and how they can be addressed.",
            evidence(with(lines(shortcomings.limitations()), "gates")),
            shortcomings.limitations() == null
                ? "Nothing was measured: the charter has neither gates nor declared shares."
                : "Shortcomings that no gate or dimension looks for are not found."));
  }

  private List<ActArticle> representativeness() {
    return List.of(
        new ActArticle(
            "10(3), relevance",
            "Data sets are relevant in view of the intended purpose.",
            evidence(with(declared.purpose(), null)),
            PURPOSE_OF_SYSTEM),
        new ActArticle(
            "10(3), representativeness",
            "They are sufficiently representative.",
            evidence(
                with(lines(shortcomings.biases()), "representation"),
                with(lines(shortcomings.measures()), "representation"),
                with(lines(shortcomings.together()), "representation"),
                with(gates(REPRESENTATION), "gates")),
            shortcomings.biases() == null
                ? "The charter declares no shares to compare with."
                : "Representative of the population that the charter declares, at most."),
        new ActArticle(
            "10(3), errors",
            "To the best extent possible, they are free of errors.",
            evidence(
                with(gates(Set.of("label-accuracy", "label-agreement")), "labels"),
                with(gates(Set.of("compliance")), "gates"),
                with(labels(), "labels")),
            "Errors that no rule, gate or annotator looks for are not found."),
        new ActArticle(
            "10(3), completeness",
            "To the best extent possible, they are complete.",
            evidence(with(gates(Set.of("completeness")), "gates")),
            gates(Set.of("completeness")) == null
                ? "The charter has no gate on completeness."
                : "A gate above that does not pass is a gap, and columns without a gate are not looked at."),
        new ActArticle(
            "10(3), statistical properties",
            "They have the appropriate statistical properties, also as regards persons or groups.",
            evidence(
                with(gates(Set.of()), "gates"),
                with(lines(shortcomings.measures()), "representation")),
            "Which properties are appropriate depends on the system."));
  }

  private ActArticle setting() {
    return new ActArticle(
        "10(4)",
        "The geographical, contextual, behavioural or functional setting is taken into account.",
        evidence(
            with(declared.scope(), null),
            with(named(declared.countries(), "Collected in "), null),
            with(named(declared.dimensions(), "Measured by "), "representation")),
        "In which setting the system will be used is not known here.");
  }

  private ActArticle specialCategories() {
    return new ActArticle(
        "10(5)",
        "Special categories of personal data only where bias cannot be found otherwise, with safeguards.",
        evidence(with(lines(declared.privacy()), "findings"), with(sensitive(), null)),
        gap(
            declared.privacy() == null ? "No detector looks for personal data." : "",
            "Whether special categories are among the contents is not measured."));
  }

  private @Nullable Fact<String> sensitive() {
    Fact<Boolean> sensitive = declared.sensitive();
    return sensitive == null
        ? null
        : sensitive.map(
            is ->
                is
                    ? "The community says that there is sensitive personal information."
                    : "The community says that there is no sensitive personal information.");
  }

  private ActArticle testing() {
    return new ActArticle(
        "10(6)",
        "Without training, paragraphs 2 to 5 apply to testing data sets alone.",
        List.of(),
        "Whether a system is trained is not known here.");
  }

  private static String kept(Batch batch) {
    return "Of the last batch, %s accepted, %s held back."
        .formatted(Wording.items(batch.accepted()), Wording.items(batch.held()));
  }

  private @Nullable Fact<String> labels() {
    Fact<Labels> labels = facts.labels();
    return labels == null ? null : labels.map(Labels::explained);
  }

  /** The gates with one of these metrics, or all; null if there is none. */
  private @Nullable Fact<String> gates(Set<String> metrics) {
    List<Fact<String>> found = new ArrayList<>();
    for (Gate gate : facts.gates().value()) {
      if (metrics.isEmpty() || metrics.contains(gate.metric())) {
        found.add(
            new Fact<>(
                "%s: %s (%s, %s)".formatted(gate.id(), gate.words(), gate.bound(), gate.outcome()),
                facts.gates().origins().stream().map(origin -> origin.ofRow(gate.id())).toList()));
      }
    }
    return found.isEmpty() ? null : Fact.all(found).map(words -> String.join("; ", words) + ".");
  }

  /** The first few; the documents about them have all. */
  private static @Nullable Fact<String> lines(@Nullable Fact<List<String>> fact) {
    return fact == null || fact.value().isEmpty() ? null : fact.map(ActMap::first);
  }

  private static String first(List<String> lines) {
    String first = String.join(" ", lines.subList(0, Math.min(MOST_LINES, lines.size())));
    int more = lines.size() - MOST_LINES;
    return more > 0 ? "%s And %,d more.".formatted(first, more) : first;
  }

  private static @Nullable Fact<String> named(@Nullable Fact<List<String>> fact, String before) {
    return fact == null ? null : fact.map(names -> before + String.join(", ", names) + ".");
  }

  private static @Nullable Fact<String> counted(Fact<? extends List<?>> gaps) {
    int all = gaps.value().size();
    return all == 0
        ? null
        : gaps.map(
            any ->
                Wording.counted(all, "gap is", "gaps are")
                    + " published with what would close them.");
  }

  private @Nullable Evidence with(@Nullable Fact<String> fact, @Nullable String section) {
    return fact == null ? null : evidence(fact, section);
  }

  private Evidence evidence(Fact<String> fact, @Nullable String section) {
    return new Evidence(
        fact.value(), fact.origins(), section == null ? null : page + "#" + section);
  }

  private static List<Evidence> evidence(@Nullable Evidence... found) {
    List<Evidence> evidence = new ArrayList<>();
    for (Evidence one : found) {
      if (one != null) {
        evidence.add(one);
      }
    }
    return evidence;
  }

  private static String gap(String... parts) {
    List<String> gaps = new ArrayList<>();
    for (String part : parts) {
      if (!part.isEmpty()) {
        gaps.add(part);
      }
    }
    return String.join(" ", gaps);
  }
}
