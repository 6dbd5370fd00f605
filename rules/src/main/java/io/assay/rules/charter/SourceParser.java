package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;

/**
 * Reads where a value comes from: the name of a column, or a mapping with {@code column}, {@code
 * constant} or {@code option}.
 */
final class SourceParser {

  static final Key<String> COLUMN =
      Key.optional("column", Texts.COLUMN, "Column of the input file");
  static final Key<String> CONSTANT =
      Key.optional("constant", Scalars.text(), "The same text for every item");
  static final Key<Boolean> OPTION =
      Key.optional("option", Scalars.truth(), "Given with the batch, under the name of this key");

  private static final Key<String> ONLY_COLUMN =
      Key.required("column", Texts.COLUMN, "Column of the input file");

  /** A source whose batch option has the name of the key that it stands under. */
  static final Kind<Source> KIND =
      Collected.scalarOr(
          Texts.COLUMN.as(Source.Column::new),
          Collected.mapping(
              Keys.of(COLUMN, CONSTANT, OPTION).exactlyOne(COLUMN, CONSTANT, OPTION),
              SourceParser::source));

  /** A source that can only be a column, since its values differ from item to item. */
  static final Kind<Source.Column> COLUMN_KIND =
      Collected.scalarOr(
          Texts.COLUMN.as(Source.Column::new),
          Collected.mapping(
              Keys.of(ONLY_COLUMN), section -> new Source.Column(section.get(ONLY_COLUMN))));

  private SourceParser() {}

  static Source source(Section section) {
    String column = section.find(COLUMN);
    if (column != null) {
      return new Source.Column(column);
    }
    String constant = section.find(CONSTANT);
    return constant != null ? new Source.Constant(constant) : option(section);
  }

  private static Source option(Section section) {
    Boolean option = section.find(OPTION);
    if (option == null || !option) {
      throw section.at(OPTION).wrong("true", "Write true, or a column or constant instead.");
    }
    return new Source.BatchOption(section.value().name());
  }
}
