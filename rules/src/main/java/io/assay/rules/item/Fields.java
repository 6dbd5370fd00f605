package io.assay.rules.item;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one record by name. */
final class Fields {

  private final Map<String, Field> byColumn;

  Fields(Map<String, Field> byColumn) {
    this.byColumn = byColumn;
  }

  /** The field, or null if it is absent; never a structure. */
  @Nullable Field field(String column) throws Defect {
    Field field = byColumn.get(column);
    if (field == null) {
      return null;
    }
    if (field.kind() == Field.Kind.STRUCTURE) {
      throw new Defect(
          Reason.FIELD_NOT_TEXT,
          column + ": an object or array (expected: text, a number or a boolean)");
    }
    return field;
  }

  /** The field as text, numbers in their canonical form, or null if it is absent. */
  @Nullable String text(String column) throws Defect {
    Field field = field(column);
    return field == null ? null : textOf(column, field);
  }

  static String textOf(String column, Field field) throws Defect {
    return field.kind() == Field.Kind.NUMBER
        ? NumberText.canonical(column, field.text())
        : field.text();
  }
}
