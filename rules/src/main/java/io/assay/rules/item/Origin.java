package io.assay.rules.item;

import io.assay.rules.charter.Source;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Source} whose batch option has been looked up: a column to read, or the same field for
 * every record.
 */
record Origin(String name, @Nullable Field fixed) {

  /**
   * @throws IntakeException if the source is a batch option that was not given
   */
  static Origin of(Source source, Map<String, String> options) {
    if (source instanceof Source.Column column) {
      return new Origin(column.name(), null);
    }
    if (source instanceof Source.Constant constant) {
      return new Origin("constant", Field.ofText(constant.value()));
    }
    String option = ((Source.BatchOption) source).name();
    String value = options.get(option);
    if (value == null || value.isBlank()) {
      throw IntakeException.ofOption(
          option,
          "not given (expected: a value, since the charter takes it from the batch)",
          "Give --" + option + " with the batch.");
    }
    return new Origin("--" + option, Field.ofText(value));
  }

  static Optional<String> columnOf(Source source) {
    return source instanceof Source.Column column ? Optional.of(column.name()) : Optional.empty();
  }

  @Nullable Field field(Fields fields) throws Defect {
    return fixed == null ? fields.field(name) : fixed;
  }

  @Nullable String text(Fields fields) throws Defect {
    Field field = field(fields);
    return field == null || field.text().isEmpty() ? null : Fields.textOf(name, field);
  }
}
