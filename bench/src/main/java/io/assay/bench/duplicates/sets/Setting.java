package io.assay.bench.duplicates.sets;

import io.assay.rules.charter.CharterParser;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.dedupe.RecordShingles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a charter says of duplicates, as it stands there.
 *
 * @param normalise the steps
 * @param fields those that are compared; none if there are only exact duplicates
 * @param jaccard a number, or a mapping from each field
 * @param containment empty if there is none
 */
record Setting(
    String normalise, List<String> fields, String shingle, String jaccard, String containment) {

  /** Equal content alone, as delivered. */
  static Setting exact() {
    return new Setting("[]", List.of(), "", "", "");
  }

  /** The same for other fields. */
  Setting withFields(List<String> others) {
    return new Setting(normalise, others, shingle, jaccard, containment);
  }

  /** The section of a charter whose content fields are these. */
  DuplicatesSection in(Path charter, List<String> content) {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("intake.columns.content", content.toString());
    overrides.put("duplicates.normalise", normalise);
    if (!fields.isEmpty()) {
      overrides.put("duplicates.near.fields", fields.toString());
      overrides.put("duplicates.near.shingle", shingle);
      overrides.put("duplicates.near.fallback", "char-3");
      overrides.put("duplicates.near.jaccard", jaccard);
    }
    if (!containment.isEmpty()) {
      overrides.put("duplicates.near.containment", containment);
    }
    return Objects.requireNonNull(
        CharterParser.load(charter, overrides).duplicates(), "duplicates");
  }

  /** What is compared of each record, as the engine compares it. */
  long[][] sets(Path charter, LabelledSet set) {
    long[][] sets = new long[set.records().size()][0];
    if (!fields.isEmpty()) {
      RecordShingles shingles = new RecordShingles(in(charter, set.fields()));
      Arrays.setAll(sets, record -> shingles.of(compared(set, record)));
    }
    return sets;
  }

  /** The values of the compared fields. */
  List<String> compared(LabelledSet set, int record) {
    List<String> values = set.records().get(record);
    return fields.stream().map(field -> values.get(set.fields().indexOf(field))).toList();
  }

  @Override
  public String toString() {
    return fields.isEmpty()
        ? "exact, not normalised"
        : String.join(", ", fields)
            + "; "
            + shingle
            + (normalise.contains("punctuation") ? " without punctuation" : "")
            + ", jaccard "
            + jaccard
            + (containment.isEmpty() ? "" : ", containment " + containment);
  }
}
