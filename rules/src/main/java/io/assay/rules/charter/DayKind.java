package io.assay.rules.charter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** A day of the calendar. */
record DayKind(Kind<String> digits) implements Kind<LocalDate> {

  DayKind() {
    this(Scalars.text(Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a day such as 2026-01-31"));
  }

  @Override
  public LocalDate read(Value value) {
    try {
      return LocalDate.parse(digits.read(value));
    } catch (DateTimeException e) {
      throw value.wrong(expected(), "The calendar has no such day.");
    }
  }

  @Override
  public String expected() {
    return digits.expected();
  }

  @Override
  public ObjectNode schema() {
    return digits.schema();
  }
}
