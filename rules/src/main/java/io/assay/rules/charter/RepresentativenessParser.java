package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.util.List;

/** Reads {@code representativeness}. */
final class RepresentativenessParser {

  private static final Key<List<Dimension>> DIMENSIONS =
      Key.required(
          "dimensions",
          Collected.distinct(DimensionParser.KIND, 1),
          "Properties by which items and population are compared");
  private static final Key<Integer> MINIMUM_PER_COMBINATION =
      Key.optional(
              "minimum-per-combination",
              Scalars.whole(0, 1_000_000_000),
              "Items that each combination of categories should have; 0 asks for none")
          .orElse("0");
  private static final Key<List<JointTarget>> JOINT =
      Key.optional(
              "joint",
              Collected.list(JointTargetParser.KIND),
              "Shares of combinations of dimensions")
          .orElse("[]");
  private static final Key<String> REFERENCE =
      Key.optional("reference", Texts.FILE, "CSV file of the population's shares");

  static final Kind<RepresentativenessSection> KIND =
      Collected.mapping(
          Keys.of(DIMENSIONS, MINIMUM_PER_COMBINATION, JOINT, REFERENCE),
          RepresentativenessParser::representativeness);

  private RepresentativenessParser() {}

  private static RepresentativenessSection representativeness(Section section) {
    List<Dimension> dimensions = section.get(DIMENSIONS);
    Ids.requireDistinct(
        dimensions.stream().map(Dimension::name).toList(), "name", section.at(DIMENSIONS));
    return new RepresentativenessSection(
        dimensions,
        section.get(MINIMUM_PER_COMBINATION),
        section.get(JOINT),
        section.find(REFERENCE));
  }
}
