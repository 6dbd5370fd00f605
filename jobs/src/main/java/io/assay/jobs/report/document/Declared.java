package io.assay.jobs.report.document;

import io.assay.rules.charter.Availability;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.ConfidentialityLevel;
import io.assay.rules.charter.DatasetSection;
import io.assay.rules.charter.Detector;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.FindingAction;
import io.assay.rules.charter.FreshnessSection;
import io.assay.rules.charter.LabelsSection;
import io.assay.rules.charter.LicencesSection;
import io.assay.rules.charter.LicensedUse;
import io.assay.rules.charter.NormalisationStep;
import io.assay.rules.charter.PrivacySection;
import io.assay.rules.charter.RuleEntry;
import io.assay.rules.charter.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the charter says, in the words that the documents use. Absent where it says nothing. */
final class Declared {
  private final Charter charter;
  private final DatasetSection dataset;

  Declared(Charter charter) {
    this.charter = charter;
    this.dataset = charter.dataset();
  }

  Fact<String> name() {
    return fact(dataset.name(), "dataset.name");
  }

  Fact<String> purpose() {
    return fact(dataset.purpose(), "dataset.purpose");
  }

  @Nullable Fact<String> scope() {
    return optional(dataset.scope(), "dataset.scope");
  }

  @Nullable Fact<List<String>> exclusions() {
    return listed(dataset.exclusions(), "dataset.exclusions");
  }

  /** Purpose, scope and exclusions as one text. */
  Fact<String> description() {
    List<Fact<String>> parts = new ArrayList<>(List.of(purpose().map(Declared::sentence)));
    if (scope() != null) {
      parts.add(scope().map(Declared::sentence));
    }
    if (exclusions() != null) {
      parts.add(exclusions().map(list -> "Not contributed: " + String.join(", ", list) + "."));
    }
    Fact<List<String>> all = Fact.all(parts);
    return all.map(texts -> String.join(" ", texts));
  }

  @Nullable Fact<String> contact() {
    return optional(dataset.contact(), "dataset.contact");
  }

  @Nullable Fact<String> url() {
    return optional(dataset.publication().url(), "dataset.publication.url");
  }

  @Nullable Fact<String> publisher() {
    return optional(dataset.publication().publisher(), "dataset.publication.publisher");
  }

  /** When the dataset was first published, which no table tells. */
  @Nullable Fact<LocalDate> published() {
    return optional(dataset.publication().published(), "dataset.publication.published");
  }

  /** Where questions go, if that is an e-mail or web address, which is nobody's name. */
  @Nullable Fact<String> contactAddress() {
    return isAddress() ? contact() : null;
  }

  /** Whom questions go to by name; null where the charter gives an address alone. */
  @Nullable Fact<String> contactName() {
    return isAddress() ? null : contact();
  }

  private boolean isAddress() {
    String contact = dataset.contact();
    return contact != null && (contact.contains("@") || contact.contains("://"));
  }

  /** Who answers for the dataset: its publisher, else whom questions go to by name. */
  @Nullable Fact<String> issuer() {
    return publisher() == null ? contactName() : publisher();
  }

  @Nullable Fact<String> citation() {
    return optional(dataset.publication().citation(), "dataset.publication.citation");
  }

  @Nullable Fact<List<String>> keywords() {
    return listed(dataset.publication().keywords(), "dataset.publication.keywords");
  }

  @Nullable Fact<List<String>> tasks() {
    return listed(dataset.publication().tasks(), "dataset.publication.tasks");
  }

  @Nullable Fact<String> maintenance() {
    return optional(dataset.publication().maintenance(), "dataset.publication.maintenance");
  }

  @Nullable Fact<ConfidentialityLevel> confidentiality() {
    return optional(dataset.handling().confidentiality(), "dataset.handling.confidentiality");
  }

  @Nullable Fact<Availability> availability() {
    return optional(dataset.handling().availability(), "dataset.handling.availability");
  }

  @Nullable Fact<Boolean> sensitive() {
    return optional(
        dataset.handling().sensitive(), "dataset.handling.sensitive-personal-information");
  }

  @Nullable Fact<String> consent() {
    return optional(dataset.handling().consent(), "dataset.handling.consent");
  }

  @Nullable Fact<String> copyright() {
    return optional(dataset.handling().copyright(), "dataset.handling.copyright");
  }

  @Nullable Fact<List<String>> processedIn() {
    return listed(dataset.handling().processedIn(), "dataset.handling.processed-in");
  }

  @Nullable Fact<List<String>> storedIn() {
    return listed(dataset.handling().storedIn(), "dataset.handling.stored-in");
  }

  @Nullable Fact<List<String>> collectionTypes() {
    return listed(dataset.background().collectionTypes(), "dataset.background.collection-types");
  }

  @Nullable Fact<List<String>> sources() {
    return listed(dataset.background().sources(), "dataset.background.sources");
  }

  @Nullable Fact<List<String>> countries() {
    return listed(dataset.background().countries(), "dataset.background.countries");
  }

  @Nullable Fact<String> annotators() {
    return optional(dataset.background().annotators(), "dataset.background.annotators");
  }

  @Nullable Fact<String> socialImpact() {
    return optional(dataset.background().socialImpact(), "dataset.background.social-impact");
  }

  @Nullable Fact<String> collectionMethod() {
    return optional(
        dataset.documentation().collectionMethod(), "dataset.documentation.collection-method");
  }

  @Nullable Fact<String> labellingGuidelines() {
    return optional(
        dataset.documentation().labellingGuidelines(),
        "dataset.documentation.labelling-guidelines");
  }

  /** Limitations in prose: what the community says, not what was measured. */
  @Nullable Fact<List<String>> claimedLimitations() {
    return listed(
        dataset.documentation().knownLimitations(), "dataset.documentation.known-limitations");
  }

  /** SPDX identifiers, sorted: an item under any other licence is not accepted. */
  @Nullable Fact<List<String>> licences() {
    LicencesSection licences = charter.licences();
    return licences == null
        ? null
        : fact(licences.accept().stream().sorted().toList(), "licences.accept");
  }

  @Nullable Fact<List<String>> uses() {
    LicencesSection licences = charter.licences();
    return licences == null || licences.uses().isEmpty()
        ? null
        : fact(licences.uses().stream().map(LicensedUse::key).toList(), "licences.uses");
  }

  /** What happens to a record before it is accepted, in the order in which it happens. */
  @Nullable Fact<List<String>> preparation() {
    List<Fact<String>> steps = new ArrayList<>();
    for (RuleEntry rule : charter.rules()) {
      if (rule.severity() != Severity.WARN) {
        steps.add(fact(rule(rule), "rules." + rule.id()));
      }
    }
    FreshnessSection freshness = charter.freshness();
    if (freshness != null) {
      steps.add(
          fact(
              "An item older than %,d days: %s."
                  .formatted(freshness.maxAgeDays(), freshness.severity().key()),
              "freshness"));
    }
    DuplicatesSection duplicates = charter.duplicates();
    if (duplicates != null) {
      steps.add(fact(duplicates(duplicates), "duplicates"));
    }
    return steps.isEmpty() ? null : Fact.all(steps);
  }

  private static String rule(RuleEntry rule) {
    String verb = rule.severity() == Severity.REJECT ? "rejects" : "sends to review";
    return "Rule %s %s: %s".formatted(rule.id(), verb, sentence(rule.message()));
  }

  private static String duplicates(DuplicatesSection duplicates) {
    String steps =
        duplicates.normalise().stream()
            .map(NormalisationStep::key)
            .collect(Collectors.joining(", "));
    List<String> kinds = new ArrayList<>();
    if (duplicates.exact()) {
      kinds.add("exact");
    }
    if (duplicates.near() != null) {
      kinds.add("near");
    }
    return "Duplicates (%s) of what was there first are removed, compared after %s."
        .formatted(String.join(" and ", kinds), steps.isEmpty() ? "no normalisation" : steps);
  }

  /** Detectors of personal data and what follows from a finding. */
  @Nullable Fact<List<String>> privacy() {
    PrivacySection privacy = charter.privacy();
    if (privacy == null || privacy.detectors().isEmpty()) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Detector, FindingAction> entry : privacy.detectors().entrySet()) {
      lines.add("%s: %s".formatted(entry.getKey().key(), entry.getValue().key()));
    }
    return fact(lines, "privacy.detectors");
  }

  @Nullable Fact<LabelsSection> labels() {
    return optional(charter.labels(), "labels");
  }

  /** Names of the dimensions that the accepted items are compared by. */
  @Nullable Fact<List<String>> dimensions() {
    return charter.representativeness() == null
        ? null
        : fact(
            charter.representativeness().dimensions().stream()
                .map(dimension -> dimension.name())
                .toList(),
            "representativeness.dimensions");
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.endsWith(".") ? stripped : stripped + ".";
  }

  private static @Nullable Fact<List<String>> listed(List<String> values, String key) {
    return values.isEmpty() ? null : fact(values, key);
  }

  private static <T> Fact<T> fact(T value, String key) {
    return Fact.of(value, Origin.charter(key));
  }

  private static <T> @Nullable Fact<T> optional(@Nullable T value, String key) {
    return value == null ? null : fact(value, key);
  }
}
