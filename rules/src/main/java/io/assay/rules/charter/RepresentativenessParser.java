package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Defect;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;
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
  private static final Key<List<String>> COMBINATIONS =
      Key.optional(
          "combinations",
          Collected.distinct(Texts.ID, 1),
          "Names of up to 15 dimensions whose combinations are asked for; all if left out");
  private static final Key<List<JointTarget>> JOINT =
      Key.optional(
              "joint",
              Collected.list(JointTargetParser.KIND),
              "Shares of combinations of dimensions")
          .orElse("[]");
  private static final Key<String> REFERENCE =
      Key.optional("reference", Texts.FILE, "CSV file of the population's shares or counts");
  private static final Key<String> WEIGHT =
      Key.optional(
          "weight", Scalars.text(), "SQL number by which items count in weighted measures");
  private static final Key<Integer> TOP_CONTRIBUTORS =
      Key.optional(
              "top-contributors",
              Scalars.whole(1, 1000),
              "How many contributors count as those with most items")
          .orElse("10");
  private static final Key<BigDecimal> TOLERANCE =
      Key.optional(
              "tolerance",
              Scalars.share(),
              "Part of its target that a category may lack before items of it are wanted, at least 0.01")
          .orElse("0.05");
  private static final BigDecimal LEAST_TOLERANCE = new BigDecimal("0.01");

  static final Kind<RepresentativenessSection> KIND =
      Collected.mapping(
          Keys.of(
              DIMENSIONS,
              MINIMUM_PER_COMBINATION,
              COMBINATIONS,
              JOINT,
              REFERENCE,
              WEIGHT,
              TOP_CONTRIBUTORS,
              TOLERANCE),
          RepresentativenessParser::representativeness);

  private RepresentativenessParser() {}

  private static RepresentativenessSection representativeness(Section section) {
    List<Dimension> dimensions = section.get(DIMENSIONS);
    List<String> names = dimensions.stream().map(Dimension::name).toList();
    Ids.requireDistinct(names, "name", section.at(DIMENSIONS));
    requireTargets(section, dimensions);
    List<String> combined = section.find(COMBINATIONS);
    int minimum = section.get(MINIMUM_PER_COMBINATION);
    List<String> combinations = combined == null ? names : combined;
    requireFew(section, minimum, combinations.size());
    return new RepresentativenessSection(
        dimensions,
        minimum,
        combinations,
        section.get(JOINT),
        section.find(REFERENCE),
        section.find(WEIGHT),
        section.get(TOP_CONTRIBUTORS),
        tolerance(section));
  }

  /** Without any, shares that sum to 1 leave no room for an item that has none. */
  private static BigDecimal tolerance(Section section) {
    BigDecimal tolerance = section.get(TOLERANCE);
    if (tolerance.compareTo(LEAST_TOLERANCE) < 0) {
      throw section
          .at(TOLERANCE)
          .wrong("a number from 0.01 to 1", "Shares are never reached to the last item.");
    }
    return tolerance;
  }

  private static void requireTargets(Section section, List<Dimension> dimensions) {
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i).isReferred() && !section.has(REFERENCE)) {
        throw section
            .at(DIMENSIONS)
            .element(i)
            .wrongKey(
                "target",
                new Defect.Finding(
                    "nothing",
                    "target, like-batch, or a reference file that has the dimension",
                    "Say which share each category should have."));
      }
    }
  }

  private static void requireFew(Section section, int minimum, int combined) {
    int most = RepresentativenessSection.MOST_COMBINED;
    if (minimum > 0 && combined > most) {
      throw section
          .value()
          .wrongKey(
              COMBINATIONS.name(),
              new Defect.Finding(
                  combined + " dimensions",
                  "at most " + most,
                  "Name the dimensions whose combinations matter."));
    }
  }
}
