package io.assay.rules.charter.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Kinds of single values. */
public final class Scalars {

  private Scalars() {}

  /** Text that is not blank. */
  public static Kind<String> text() {
    return new Text(Pattern.compile("[\\s\\S]*\\S[\\s\\S]*"), "text that is not empty");
  }

  /** Text that the pattern matches as a whole. */
  public static Kind<String> text(Pattern pattern, String expected) {
    return new Text(pattern, expected);
  }

  /** One of the words, each with what it stands for. */
  public static <T> Kind<T> word(T[] values, Function<T, String> word) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T value : values) {
      words.put(word.apply(value), value);
    }
    return new Word<>(words);
  }

  /** A whole number, both bounds included, within the range that doubles keep exactly. */
  public static Kind<Long> wholeLong(long minimum, long maximum) {
    return new Whole(minimum, maximum);
  }

  /** A whole number, both bounds included. */
  public static Kind<Integer> whole(int minimum, int maximum) {
    return new Whole(minimum, maximum).as(Math::toIntExact);
  }

  /** A whole number, both bounds included, or one word that stands for another number. */
  public static Kind<Integer> wholeOr(int minimum, int maximum, String word, int meant) {
    return new WholeOr(whole(minimum, maximum), word, meant);
  }

  /** Any finite decimal number. */
  public static Kind<BigDecimal> decimal() {
    return new Decimal();
  }

  /** A number from 0 to 1. */
  public static Kind<BigDecimal> share() {
    return new Share();
  }

  /** True or false. */
  public static Kind<Boolean> truth() {
    return new Truth();
  }

  private record Text(Pattern pattern, String expected) implements Kind<String> {

    @Override
    public String read(Value value) {
      if (!(value.tree() instanceof Tree.Scalar scalar)) {
        throw value.wrong(expected, "Write a single value.");
      }
      if (scalar.type() == ScalarType.NULL) {
        throw value.wrong(expected, "Give a value or remove the key.");
      }
      if (scalar.type() != ScalarType.STRING) {
        String found = Shown.value(scalar) + ", which YAML reads as " + scalar.type().words();
        throw value.wrong(found, expected, "Put the value in quotes.");
      }
      if (!pattern.matcher(scalar.text()).matches()) {
        throw value.wrong(
            expected,
            scalar.text().isBlank() ? "Give a value or remove the key." : "Write it in this form.");
      }
      return scalar.text();
    }

    @Override
    public ObjectNode schema() {
      return JsonSchema.ofType("string").put("pattern", "^(?:" + pattern.pattern() + ")$");
    }
  }

  private record Word<T>(Map<String, T> words) implements Kind<T> {

    @Override
    public T read(Value value) {
      String written = value.tree() instanceof Tree.Scalar scalar ? scalar.text() : "";
      T meant = words.get(written);
      if (meant == null || ((Tree.Scalar) value.tree()).type() != ScalarType.STRING) {
        String nearest = Nearest.to(written, words.keySet());
        throw value.wrong(
            expected(),
            nearest.isEmpty() ? "Write one of these words." : "Did you mean \"" + nearest + "\"?");
      }
      return meant;
    }

    @Override
    public String expected() {
      return (words.size() == 1 ? "" : "one of ") + String.join(", ", words.keySet());
    }

    @Override
    public ObjectNode schema() {
      return JsonSchema.words(words.keySet());
    }
  }

  private record Whole(long minimum, long maximum) implements Kind<Long> {

    @Override
    public Long read(Value value) {
      if (!(value.tree() instanceof Tree.Scalar scalar) || scalar.type() != ScalarType.INTEGER) {
        throw value.wrong(expected(), "Write the number without quotes and decimals.");
      }
      BigDecimal number = Numbers.exactly(value);
      if (number.compareTo(BigDecimal.valueOf(minimum)) < 0
          || number.compareTo(BigDecimal.valueOf(maximum)) > 0) {
        throw value.wrong(
            expected(),
            minimum == maximum ? "Write " + minimum + "." : "Choose a number in this range.");
      }
      return number.longValueExact();
    }

    @Override
    public String expected() {
      return minimum == maximum
          ? "the number " + minimum
          : "a whole number from " + minimum + " to " + maximum;
    }

    @Override
    public ObjectNode schema() {
      return JsonSchema.ofType("integer").put("minimum", minimum).put("maximum", maximum);
    }
  }

  private record WholeOr(Kind<Integer> whole, String word, int meant) implements Kind<Integer> {

    @Override
    public Integer read(Value value) {
      if (value.tree() instanceof Tree.Scalar scalar && scalar.type() == ScalarType.STRING) {
        if (!scalar.text().equals(word)) {
          throw value.wrong(expected(), "Write the number without quotes and decimals.");
        }
        return meant;
      }
      return whole.read(value);
    }

    @Override
    public String expected() {
      return whole.expected() + ", or " + word;
    }

    @Override
    public ObjectNode schema() {
      return JsonSchema.oneOf(whole.schema(), JsonSchema.words(List.of(word)));
    }
  }

  private record Decimal() implements Kind<BigDecimal> {

    @Override
    public BigDecimal read(Value value) {
      return Numbers.exactly(value);
    }

    @Override
    public String expected() {
      return "a number";
    }

    @Override
    public ObjectNode schema() {
      return JsonSchema.ofType("number");
    }
  }

  private record Share() implements Kind<BigDecimal> {

    @Override
    public BigDecimal read(Value value) {
      BigDecimal share = Numbers.exactly(value);
      if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
        throw value.wrong(expected(), "Write a percentage as its hundredth.");
      }
      return share;
    }

    @Override
    public String expected() {
      return "a number from 0 to 1";
    }

    @Override
    public ObjectNode schema() {
      return JsonSchema.ofType("number").put("minimum", 0).put("maximum", 1);
    }
  }

  private record Truth() implements Kind<Boolean> {

    @Override
    public Boolean read(Value value) {
      if (!(value.tree() instanceof Tree.Scalar scalar) || scalar.type() != ScalarType.BOOLEAN) {
        throw value.wrong(expected(), "Write true or false without quotes.");
      }
      return scalar.text().toLowerCase(Locale.ROOT).equals("true");
    }

    @Override
    public String expected() {
      return "true or false";
    }

    @Override
    public ObjectNode schema() {
      return JsonSchema.ofType("boolean");
    }
  }
}
