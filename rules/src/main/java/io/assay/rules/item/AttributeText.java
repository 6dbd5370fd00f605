package io.assay.rules.item;

import io.assay.rules.charter.AttributeType;
import java.util.Locale;

/** The canonical text of an attribute, so that equal values are equal text. */
final class AttributeText {

  private AttributeText() {}

  /**
   * @throws Defect if the value does not have the type
   */
  static String of(String name, Field field, AttributeType type) throws Defect {
    return switch (type) {
      case STRING -> Fields.textOf(name, field);
      case INTEGER -> Long.toString(NumberText.integer(name, field.text()));
      case NUMBER -> NumberText.number(name, field.text());
      case BOOLEAN -> truth(name, field.text());
      case TIMESTAMP -> Timestamps.instant(name, field.text()).toString();
      case DATE -> Timestamps.date(name, field.text()).toString();
    };
  }

  private static String truth(String name, String text) throws Defect {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (!word.equals("true") && !word.equals("false")) {
      throw Defect.of(Reason.BAD_BOOLEAN, name, text, "true or false");
    }
    return word;
  }
}
