package io.assay.rules.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.assay.rules.charter.yaml.Shown;
import io.assay.rules.json.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The top-level members of one JSON object (RFC 8259); the whole text is checked, also what is not
 * wanted. Numbers stay digits and nested values are walked without recursion, so neither costs more
 * than its bytes.
 */
final class JsonRecords implements RecordParser {

  static final int DEEPEST = 100;

  private static final JsonFactory FACTORY =
      ((JsonFactoryBuilder) JsonFactory.builder())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // So that they can be named as the reason; they are never accepted.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // Shared tables of names would grow with, and could be made to collide by, names that
          // contributors choose.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // The length of the record bounds strings, and depth is counted below.
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(NumberText.LONGEST)
                  .build())
          .build();

  private final Set<String> wanted;

  JsonRecords(Set<String> wanted) {
    this.wanted = Set.copyOf(wanted);
  }

  @Override
  public Map<String, Field> parse(String record) throws Defect {
    try (JsonParser parser = FACTORY.createParser(record)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Defect(
            Reason.NOT_AN_OBJECT, "record: " + Shown.quoted(record) + " (expected: a JSON object)");
      }
      // Bytes in UTF-8 are whole characters; only escapes can say what they cannot.
      boolean mayBreak = record.contains("\\u");
      Map<String, Field> fields = members(parser, mayBreak);
      if (parser.nextToken() != null) {
        throw new Defect(
            Reason.NOT_JSON, "record: more text after the object (expected: one object a line)");
      }
      return fields;
    } catch (StreamConstraintsException e) {
      throw new Defect(
          Reason.NUMBER_OUT_OF_RANGE,
          "record: a number of more than "
              + NumberText.LONGEST
              + " digits (expected: a finite number)");
    } catch (JsonProcessingException e) {
      throw broken(e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  private Map<String, Field> members(JsonParser parser, boolean mayBreak)
      throws IOException, Defect {
    Map<String, Field> fields = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!wanted.contains(name) || value == JsonToken.VALUE_NULL) {
        skip(parser, value);
      } else {
        Field field = field(name, parser, value);
        if (mayBreak && field.kind() == Field.Kind.TEXT) {
          requireWellFormed(name, field.text());
        }
        fields.put(name, field);
      }
    }
    return fields;
  }

  private static Field field(String name, JsonParser parser, JsonToken value)
      throws IOException, Defect {
    if (value.isStructStart()) {
      skip(parser, value);
      return new Field(Field.Kind.STRUCTURE, "");
    }
    requireFinite(parser, value);
    String text = parser.getText();
    if (value.isNumeric()) {
      return new Field(Field.Kind.NUMBER, text);
    }
    return value.isBoolean() ? new Field(Field.Kind.BOOLEAN, text) : Field.ofText(text);
  }

  /** Escapes can say what bytes in UTF-8 cannot. */
  private static void requireWellFormed(String name, String text) throws Defect {
    if (text.indexOf(0) >= 0) {
      throw Defect.of(Reason.NUL_CHARACTER, name, text, "text without U+0000");
    }
    if (!CanonicalJson.isWellFormed(text)) {
      throw Defect.of(Reason.UNPAIRED_SURROGATE, name, text, "whole characters");
    }
  }

  /** Walks to the end of the value and checks what the parser lets pass. */
  private static void skip(JsonParser parser, JsonToken value) throws IOException, Defect {
    int depth = 0;
    JsonToken token = value;
    while (true) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth >= DEEPEST) {
        throw new Defect(
            Reason.NESTED_TOO_DEEPLY,
            "record: more than " + DEEPEST + " levels (expected: at most " + DEEPEST + ")");
      }
      requireFinite(parser, token);
      if (depth == 0) {
        return;
      }
      token = parser.nextToken();
    }
  }

  private static void requireFinite(JsonParser parser, JsonToken value) throws IOException, Defect {
    if (value == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN()) {
      throw Defect.of(Reason.NON_FINITE_NUMBER, "record", parser.getText(), "a finite number");
    }
  }

  private static Defect broken(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
    Reason reason =
        message.startsWith("Duplicate field") ? Reason.DUPLICATE_JSON_KEY : Reason.NOT_JSON;
    return new Defect(
        reason,
        "character "
            + at
            + ": "
            + Shown.quoted(message)
            + " (expected: a JSON object without repeated keys)");
  }
}
