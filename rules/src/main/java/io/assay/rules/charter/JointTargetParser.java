package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;
import java.util.List;

/** Reads an element of {@code representativeness.joint}. */
final class JointTargetParser {

  private static final Key<List<String>> VALUES =
      Key.required(
          "values",
          Collected.list(Scalars.text()),
          "One category for each dimension, in their order");
  private static final Key<BigDecimal> SHARE =
      Key.required("share", Scalars.share(), "Share of this combination");

  static final Key<List<String>> DIMENSIONS =
      Key.required(
          "dimensions",
          Collected.distinct(Texts.ID, 2),
          "Names of the dimensions that are combined");
  static final Key<List<JointTarget.Cell>> TARGET =
      Key.required(
          "target",
          Collected.list(
              Collected.mapping(
                  Keys.of(VALUES, SHARE),
                  section -> new JointTarget.Cell(section.get(VALUES), section.get(SHARE)))),
          "Combinations whose shares sum to exactly 1");

  static final Kind<JointTarget> KIND =
      Collected.mapping(Keys.of(DIMENSIONS, TARGET), JointTargetParser::joint);

  private JointTargetParser() {}

  private static JointTarget joint(Section section) {
    List<String> dimensions = section.get(DIMENSIONS);
    List<JointTarget.Cell> cells = section.get(TARGET);
    Ids.requireDistinct(
        cells.stream().map(cell -> String.join(", ", cell.values())).toList(),
        VALUES.name(),
        section.at(TARGET));
    for (int i = 0; i < cells.size(); i++) {
      for (String value : cells.get(i).values()) {
        ReservedCategory.refuse(value, section.at(TARGET).element(i).member(VALUES.name()));
      }
      if (cells.get(i).values().size() != dimensions.size()) {
        throw section
            .at(TARGET)
            .element(i)
            .member(VALUES.name())
            .wrong(
                cells.get(i).values().size() + " values",
                dimensions.size() + ", one for each of " + String.join(", ", dimensions),
                "Give the values in the order of the dimensions.");
      }
    }
    Shares.requireWhole(cells.stream().map(JointTarget.Cell::share).toList(), section.at(TARGET));
    return new JointTarget(dimensions, cells);
  }
}
