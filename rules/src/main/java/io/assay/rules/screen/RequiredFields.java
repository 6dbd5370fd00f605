package io.assay.rules.screen;

import io.assay.rules.charter.IntakeSection;
import io.assay.rules.charter.Severity;
import io.assay.rules.decision.ReasonCode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether every field that the charter requires has a value. A field of nothing but white space has
 * none. An item that lacks some is rejected, with one finding that names them all.
 *
 * @param fields names of the required fields; none require nothing
 */
public record RequiredFields(List<String> fields) implements Serializable {

  static final ReasonCode MISSING = new ReasonCode("required:missing");

  public RequiredFields {
    fields = List.copyOf(fields);
  }

  public static RequiredFields of(IntakeSection section) {
    return new RequiredFields(section.required());
  }

  /** Null if nothing is missing; a field that the map does not have is missing. */
  public @Nullable Finding check(Map<String, ? extends @Nullable String> values) {
    List<String> missing = new ArrayList<>();
    for (String field : fields) {
      String value = values.get(field);
      if (value == null || value.isBlank()) {
        missing.add(field);
      }
    }
    return missing.isEmpty()
        ? null
        : new Finding(MISSING, Severity.REJECT, "no " + String.join(", ", missing));
  }
}
