package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code intake.columns}. */
final class ColumnsParser {

  private static final Key<AttributeType> TYPE =
      Key.optional(
              "type",
              Scalars.word(AttributeType.values(), AttributeType::key),
              "How the text is read")
          .orElse("string");
  private static final Kind<Attribute> ATTRIBUTE_KIND =
      Collected.mapping(
          Keys.of(SourceParser.COLUMN, SourceParser.CONSTANT, SourceParser.OPTION, TYPE)
              .exactlyOne(SourceParser.COLUMN, SourceParser.CONSTANT, SourceParser.OPTION),
          section -> new Attribute(SourceParser.source(section), section.get(TYPE)));

  private static final Key<Source.Column> ID =
      Key.optional(
          "id",
          SourceParser.COLUMN_KIND,
          "The item's own id; without it one is derived from content and contributors");
  private static final Key<Source> CONTRIBUTOR =
      Key.required("contributor", SourceParser.KIND, "Handle of who contributed the item");
  private static final Key<String> CONTRIBUTOR_SEPARATOR =
      Key.optional(
          "contributor-separator",
          Scalars.text(Pattern.compile("[\\s\\S]{1,8}"), "1 to 8 characters"),
          "Splits the contributor field into several handles, who share equally");
  private static final Key<Source> SUBMITTED_AT =
      Key.required(
          "submitted-at", SourceParser.KIND, "Instant of the contribution (RFC 3339), or a day");
  private static final Key<List<String>> CONTENT =
      Key.required(
          "content",
          Collected.distinct(Texts.COLUMN, 1),
          "Columns that are judged, compared and committed to");
  private static final Key<Source> LICENCE =
      Key.required("licence", SourceParser.KIND, "SPDX id of the item's licence");
  private static final Key<Source> SOURCE =
      Key.required("source", SourceParser.KIND, "Where the contributor has it from");
  private static final Key<Map<String, Attribute>> ATTRIBUTES =
      Key.optional(
          "attributes",
          Collected.entries(Texts.IDENTIFIER, ATTRIBUTE_KIND),
          "Typed properties by name, for rules, dimensions and gates");

  static final Kind<Columns> KIND =
      Collected.mapping(
          Keys.of(
              ID,
              CONTRIBUTOR,
              CONTRIBUTOR_SEPARATOR,
              SUBMITTED_AT,
              CONTENT,
              LICENCE,
              SOURCE,
              ATTRIBUTES),
          ColumnsParser::columns);

  private ColumnsParser() {}

  private static Columns columns(Section section) {
    Map<String, Attribute> attributes = section.find(ATTRIBUTES);
    return new Columns(
        section.find(ID),
        section.get(CONTRIBUTOR),
        section.find(CONTRIBUTOR_SEPARATOR),
        section.get(SUBMITTED_AT),
        section.get(CONTENT),
        section.get(LICENCE),
        section.get(SOURCE),
        attributes == null ? new TreeMap<>() : new TreeMap<>(attributes));
  }
}
