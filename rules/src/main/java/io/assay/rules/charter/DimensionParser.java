package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an element of {@code representativeness.dimensions}. */
final class DimensionParser {

  private static final Key<String> NAME =
      Key.required("name", Texts.ID, "Name of the dimension, each once");
  private static final Key<String> ATTRIBUTE =
      Key.optional("attribute", Texts.IDENTIFIER, "Attribute whose value is the category");
  private static final Key<String> EXPRESSION =
      Key.optional("expression", Scalars.text(), "SQL expression whose value is the category");
  private static final Key<String> LANGUAGE_OF =
      Key.optional("language-of", Texts.COLUMN, "Content field whose language is the category");
  private static final Key<List<BigDecimal>> BINS =
      Key.optional(
          "bins",
          Collected.distinct(Scalars.decimal(), 1),
          "Increasing numbers where numeric values are cut");
  private static final Key<Integer> QUANTILES =
      Key.optional(
          "quantiles",
          Scalars.whole(2, 100),
          "Parts of equal size of the target into which numeric values are cut");
  private static final Key<Map<String, BigDecimal>> TARGET =
      Key.optional(
          "target",
          Collected.entries(Scalars.text(), Scalars.share()),
          "Share of each category; they sum to exactly 1");
  private static final Key<String> LIKE_BATCH =
      Key.optional("like-batch", Texts.ID, "Earlier batch whose accepted contents are the target");

  static final Kind<Dimension> KIND =
      Collected.mapping(
          Keys.of(NAME, ATTRIBUTE, EXPRESSION, LANGUAGE_OF, BINS, QUANTILES, TARGET, LIKE_BATCH)
              .exactlyOne(ATTRIBUTE, EXPRESSION, LANGUAGE_OF),
          DimensionParser::dimension);

  private DimensionParser() {}

  private static Dimension dimension(Section section) {
    refuseBoth(section, TARGET, LIKE_BATCH, "A dimension has one target.");
    refuseBoth(section, BINS, QUANTILES, "Numbers are cut in one way.");
    refuseBoth(
        section, QUANTILES, TARGET, "Quantiles are those of the reference file or of a batch.");
    refuseBoth(section, LANGUAGE_OF, BINS, "A language is no number.");
    refuseBoth(section, LANGUAGE_OF, QUANTILES, "A language is no number.");
    List<BigDecimal> bins = Objects.requireNonNullElse(section.find(BINS), List.of());
    requireIncreasing(section, bins);
    return new Dimension(
        section.get(NAME),
        section.find(ATTRIBUTE),
        section.find(EXPRESSION),
        section.find(LANGUAGE_OF),
        bins,
        section.find(QUANTILES),
        new TreeMap<>(target(section, bins)),
        section.find(LIKE_BATCH));
  }

  private static Map<String, BigDecimal> target(Section section, List<BigDecimal> bins) {
    @Nullable Map<String, BigDecimal> target = section.find(TARGET);
    if (target == null) {
      return Map.of();
    }
    Shares.requireWhole(target.values(), section.at(TARGET));
    for (String category : target.keySet()) {
      ReservedCategory.refuse(category, section.at(TARGET).member(category));
    }
    List<String> labels = BinLabels.of(bins);
    for (String category : target.keySet()) {
      if (!bins.isEmpty() && !labels.contains(category)) {
        throw section
            .at(TARGET)
            .member(category)
            .wrong(
                "the category \"" + category + "\"",
                "one of " + String.join(", ", labels),
                "Name the bins by their ends.");
      }
    }
    return target;
  }

  private static void requireIncreasing(Section section, List<BigDecimal> bins) {
    for (int i = 1; i < bins.size(); i++) {
      if (bins.get(i).compareTo(bins.get(i - 1)) <= 0) {
        throw section
            .at(BINS)
            .element(i)
            .wrong("a number above " + bins.get(i - 1).toPlainString(), "Sort the numbers.");
      }
    }
  }

  private static void refuseBoth(Section section, Key<?> one, Key<?> other, String why) {
    if (section.has(one) && section.has(other)) {
      throw section
          .at(other)
          .wrong("\"" + other.name() + "\" with " + one.name(), "one of the two", why);
    }
  }
}
