package io.assay.jobs.report.document;

import io.assay.jobs.report.document.DatasetFacts.Anchor;
import io.assay.jobs.report.document.DatasetFacts.Batch;
import io.assay.jobs.report.document.DatasetFacts.Gate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dataset card as the Hugging Face Hub reads it: front matter, then text. The front matter is
 * written in the JSON that YAML contains, quoted throughout, so that no value can become a key.
 */
final class DatasetCard {
  static final String FILE = "README.md";

  /** Upper bounds of the Hub's size categories, with their names. */
  private static final List<Map.Entry<Long, String>> SIZES =
      List.of(
          Map.entry(1_000L, "n<1K"),
          Map.entry(10_000L, "1K<n<10K"),
          Map.entry(100_000L, "10K<n<100K"),
          Map.entry(1_000_000L, "100K<n<1M"),
          Map.entry(10_000_000L, "1M<n<10M"),
          Map.entry(100_000_000L, "10M<n<100M"),
          Map.entry(1_000_000_000L, "100M<n<1B"),
          Map.entry(10_000_000_000L, "1B<n<10B"));

  /** Under it the parts of the text are accounted for, by their headings. */
  static final String BODY = "/body/";

  private static final String BIASES = "Shares that are not the declared ones";
  private static final String RARE =
      "Intervals of population stability and Cramér's V are too narrow where a category expects fewer than five items.";
  private static final String MEASURES = "Measures of representativeness";
  private static final String TOGETHER = "Dimensions together";
  private static final String CLAIMED = "Limitations that the community states, not measured";

  private final DatasetFacts facts;
  private final Declared declared;
  private final Shortcomings shortcomings;
  private final Draft front = new Draft(FILE);

  private DatasetCard(DatasetFacts facts) {
    this.facts = facts;
    this.declared = new Declared(facts.charter());
    this.shortcomings = new Shortcomings(facts);
  }

  /** The front matter as a draft, which accounts for its fields. */
  static Draft frontMatter(DatasetFacts facts) {
    return new DatasetCard(facts).front();
  }

  /**
   * The whole card.
   *
   * @param front what {@link #frontMatter} gave
   * @param missing fields of all documents that nothing is known for
   */
  static byte[] bytes(DatasetFacts facts, Draft front, List<Draft.Account> missing) {
    String text = new DatasetCard(facts).text(missing);
    return ("---\n" + JsonText.line(front.root()) + "\n---\n" + text)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Draft front() {
    Fact<List<String>> licences = declared.licences();
    front
        .state("/pretty_name", declared.name())
        .state(
            "/license",
            licences == null
                ? null
                : licences.map(ids -> ids.stream().map(id -> id.toLowerCase(Locale.ROOT)).toList()),
            "The charter's licences.accept.")
        .state(
            "/language",
            Languages.of(facts),
            "A dimension called language in the charter's representativeness.")
        .state("/size_categories", facts.size().map(DatasetCard::sizeCategory).map(List::of))
        .state("/task_categories", declared.tasks(), "The charter's dataset.publication.tasks.")
        .state("/tags", declared.keywords(), "The charter's dataset.publication.keywords.")
        .missing("/annotations_creators", "Nothing says who the annotators are.")
        .missing("/source_datasets", "No other dataset is known that this one was made from.");
    body();
    return front;
  }

  /** Accounts for what stands in the text below, by its headings. */
  private void body() {
    accountFor("Description", declared.description());
    accountFor("Collection", declared.collectionMethod());
    accountFor("Labelling guidelines", declared.labellingGuidelines());
    accountFor("Annotators", declared.annotators());
    accountForAll("Preparation", declared.preparation());
    Identity identity = new Identity(facts);
    accountFor("Facts/accepted items", facts.size());
    accountFor("Facts/version", identity.version());
    accountFor("Facts/as of", identity.modified());
    accountFor("Facts/charter", charter());
    accountFor("Batches", facts.batches());
    accountForAll("Gates of the last batch", facts.gates());
    accountFor("Known limitations", shortcomings.limitations());
    accountForAll(BIASES, shortcomings.biases());
    accountForAll(MEASURES, shortcomings.measures());
    accountForAll(TOGETHER, shortcomings.together());
    accountForAll(CLAIMED, declared.claimedLimitations());
    accountFor("Maintenance", declared.maintenance());
    accountFor("Citation", declared.citation());
    accountFor("Proof", facts.anchor());
  }

  private void accountFor(String heading, @Nullable Fact<?> fact) {
    if (fact != null) {
      front.account(BODY + heading, fact);
    }
  }

  private void accountForAll(String heading, @Nullable Fact<? extends List<?>> fact) {
    if (fact != null && !fact.value().isEmpty()) {
      front.account(BODY + heading, fact);
    }
  }

  private static String sizeCategory(long size) {
    return SIZES.stream()
        .filter(bound -> size < bound.getKey())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("n>10B");
  }

  private String text(List<Draft.Account> missing) {
    Markdown text = new Markdown();
    text.heading(1, declared.name().value())
        .paragraph(declared.description().value())
        .paragraph(
            "This card is written from the tables of the warehouse and from the dataset's charter; sources.json beside it says which value comes from where. The program that writes it is tested against our schema of its front matter; this copy was not validated again, and nobody else has checked it.");
    facts(text);
    said(text, "Collection", declared.collectionMethod());
    said(text, "Labelling guidelines", declared.labellingGuidelines());
    said(text, "Annotators", declared.annotators());
    list(text, "Preparation", declared.preparation());
    batches(text);
    gates(text);
    Fact<List<String>> limitations = shortcomings.limitations();
    text.heading(2, "Known limitations");
    if (limitations == null) {
      text.paragraph("The charter has neither gates nor declared shares, so none were measured.");
    } else {
      text.list(limitations.value());
    }
    list(text, BIASES, shortcomings.biases());
    list(text, MEASURES, shortcomings.measures());
    if (shortcomings.measures() != null) {
      text.paragraph(RARE);
    }
    list(text, TOGETHER, shortcomings.together());
    list(text, CLAIMED, declared.claimedLimitations());
    said(text, "Maintenance", declared.maintenance());
    said(text, "Citation", declared.citation());
    proof(text);
    text.heading(2, "Missing")
        .paragraph("What nobody said or measured, and what would fill it.")
        .table(
            List.of("document", "field", "what would fill it"),
            missing.stream()
                .map(account -> List.of(account.document(), account.field(), account.remedy()))
                .toList());
    return text.toString();
  }

  private void facts(Markdown text) {
    Identity identity = new Identity(facts);
    text.heading(2, "Facts")
        .table(
            List.of("what", "value", "from"),
            List.of(
                line("accepted items", facts.size().map(size -> "%,d".formatted(size))),
                line("version", identity.version()),
                line("as of", identity.modified()),
                line("charter", charter())));
  }

  private Fact<String> charter() {
    return Fact.of(facts.charter().hash(), Origin.charter("(keccak-256 of its RFC 8785 form)"));
  }

  private static List<String> line(String what, Fact<String> fact) {
    return List.of(what, fact.value(), fact.origins().get(0).words());
  }

  private void batches(Markdown text) {
    List<List<String>> rows = facts.batches().value().stream().map(DatasetCard::batch).toList();
    text.heading(2, "Batches")
        .table(List.of("batch", "as of", "delivered", "unreadable", "accepted", "held back"), rows);
  }

  private static List<String> batch(Batch batch) {
    return List.of(
        batch.id(),
        batch.asOf().toString(),
        "%,d".formatted(batch.delivered()),
        "%,d".formatted(batch.unreadable()),
        "%,d".formatted(batch.accepted()),
        "%,d".formatted(batch.held()));
  }

  private void gates(Markdown text) {
    if (facts.gates().value().isEmpty()) {
      return;
    }
    text.heading(2, "Gates of the last batch")
        .table(
            List.of("gate", "measured", "judged by", "expected", "outcome"),
            facts.gates().value().stream().map(DatasetCard::gate).toList());
  }

  private static List<String> gate(Gate gate) {
    return List.of(
        gate.id(),
        gate.isJudgedByEnd() || gate.fraction() != null ? gate.measuredWords() : "–",
        gate.isJudgedByEnd()
            ? "%s (%s end)".formatted(Wording.figure(gate.fraction()), gate.judgedBy())
            : "–",
        gate.bound(),
        gate.outcome());
  }

  private void proof(Markdown text) {
    Fact<Anchor> anchor = facts.anchor();
    if (anchor == null) {
      return;
    }
    text.heading(2, "Proof")
        .paragraph(
            "Batch %s is number %d on chain %d (registry %s, transaction %s), with validated root %s."
                .formatted(
                    anchor.value().batchId(),
                    anchor.value().number(),
                    facts.chain().id(),
                    facts.chain().registry(),
                    anchor.value().transaction(),
                    anchor.value().validatedRoot()));
  }

  private static void said(Markdown text, String title, @Nullable Fact<String> fact) {
    if (fact != null) {
      text.heading(2, title).paragraph(fact.value());
    }
  }

  private static void list(Markdown text, String title, @Nullable Fact<List<String>> fact) {
    if (fact != null && !fact.value().isEmpty()) {
      text.heading(2, title).list(fact.value());
    }
  }
}
