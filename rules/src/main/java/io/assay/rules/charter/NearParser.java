package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code duplicates.near}. */
final class NearParser {

  private static final int MOST_FIELDS = 16;
  private static final int MOST_DECIMALS = 9;
  private static final String SIZES = "(?:[1-9]|[12][0-9]|3[0-2])";

  private static final Key<List<String>> FIELDS =
      Key.required(
          "fields", Collected.distinct(Texts.COLUMN, 1), "Content fields that are compared");
  private static final Key<NearDuplicates.Shingle> SHINGLE =
      Key.required(
          "shingle",
          shingle("(?:word|char)-", "word-N or char-N with N from 1 to 32"),
          "Pieces in which texts are compared: so many words, or characters, in a row");
  private static final Key<NearDuplicates.Shingle> FALLBACK =
      Key.optional(
              "fallback",
              shingle("char-", "char-N with N from 1 to 32"),
              "Pieces for texts with too few words and for scripts without spaces")
          .orElse("char-5");
  private static final Key<Map<String, BigDecimal>> JACCARD =
      Key.required(
          "jaccard",
          Collected.scalarOr(
              Scalars.share().as(all -> Map.of("", all)),
              Collected.entries(Texts.COLUMN, Scalars.share())),
          "Least Jaccard similarity of near duplicates, above 0, of all fields together or of each");
  private static final Key<BigDecimal> CONTAINMENT =
      Key.optional(
          "containment",
          Scalars.share(),
          "Least part of the smaller set in the larger one that makes a duplicate too, above 0");
  private static final Key<BigDecimal> REVISION =
      Key.optional(
          "revision",
          Scalars.share(),
          "Least part of an own earlier item in a later one that makes a revision of it, above 0");

  static final Kind<NearDuplicates> KIND =
      Collected.mapping(
          Keys.of(FIELDS, SHINGLE, FALLBACK, JACCARD, CONTAINMENT, REVISION), NearParser::near);

  private NearParser() {}

  private static NearDuplicates near(Section section) {
    List<String> fields = section.get(FIELDS);
    Map<String, BigDecimal> jaccard = section.get(JACCARD);
    requireThresholds(section, fields, jaccard);
    if (fields.size() > MOST_FIELDS) {
      throw section
          .at(FIELDS)
          .wrong(fields.size() + " fields", "at most " + MOST_FIELDS, "Name those that tell most.");
    }
    if (section.has(CONTAINMENT) && jaccard.size() > 1) {
      throw section
          .at(CONTAINMENT)
          .wrong("no containment beside thresholds of each field", "Remove one of the two.");
    }
    return new NearDuplicates(
        fields,
        section.get(SHINGLE),
        section.get(FALLBACK),
        new NearDuplicates.Thresholds(
            inOrder(fields, jaccard),
            threshold(section, CONTAINMENT),
            threshold(section, REVISION)));
  }

  private static void requireThresholds(
      Section section, List<String> fields, Map<String, BigDecimal> jaccard) {
    boolean each = !jaccard.containsKey("");
    if (each && !jaccard.keySet().equals(new HashSet<>(fields))) {
      throw section
          .at(JACCARD)
          .wrong(
              "a number, or a number for each of " + String.join(", ", fields),
              "Name the same fields under \"fields\" and \"jaccard\".");
    }
    jaccard.values().forEach(value -> requireThreshold(section, JACCARD, value));
  }

  private static List<BigDecimal> inOrder(List<String> fields, Map<String, BigDecimal> jaccard) {
    List<BigDecimal> thresholds = new ArrayList<>();
    for (String field : fields) {
      BigDecimal threshold = jaccard.get(field);
      if (threshold != null) {
        thresholds.add(threshold);
      }
    }
    return thresholds.isEmpty() ? List.copyOf(jaccard.values()) : thresholds;
  }

  private static @Nullable BigDecimal threshold(Section section, Key<BigDecimal> key) {
    BigDecimal value = section.find(key);
    if (value != null) {
      requireThreshold(section, key, value);
    }
    return value;
  }

  private static void requireThreshold(Section section, Key<?> key, BigDecimal value) {
    if (value.signum() == 0) {
      throw section
          .at(key)
          .wrong("a number above 0 and at most 1", "Near duplicates share something.");
    }
    if (value.stripTrailingZeros().scale() > MOST_DECIMALS) {
      throw section.at(key).wrong("at most 9 decimals", "Round it.");
    }
  }

  private static Kind<NearDuplicates.Shingle> shingle(String units, String expected) {
    return Scalars.text(Pattern.compile(units + SIZES), expected).as(NearParser::shingle);
  }

  private static NearDuplicates.Shingle shingle(String text) {
    int dash = text.indexOf('-');
    NearDuplicates.Unit unit =
        NearDuplicates.Unit.valueOf(text.substring(0, dash).toUpperCase(Locale.ROOT));
    return new NearDuplicates.Shingle(unit, Integer.parseInt(text.substring(dash + 1)));
  }
}
