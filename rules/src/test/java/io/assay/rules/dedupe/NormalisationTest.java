package io.assay.rules.dedupe;

import static io.assay.rules.charter.NormalisationStep.CASE;
import static io.assay.rules.charter.NormalisationStep.CONFUSABLES;
import static io.assay.rules.charter.NormalisationStep.CONTROL;
import static io.assay.rules.charter.NormalisationStep.NFKC;
import static io.assay.rules.charter.NormalisationStep.PUNCTUATION;
import static io.assay.rules.charter.NormalisationStep.WHITESPACE;
import static io.assay.rules.charter.NormalisationStep.ZERO_WIDTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.NormalisationStep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {

  private static final Normalisation ALL =
      Normalisation.of(List.of(NFKC, CASE, ZERO_WIDTH, WHITESPACE));
  private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Act as a  Linux\tTerminal,act as a linux terminal",
        "  a ,a",
        "Straße,strasse",
        "STRASSE,strasse",
        "ﬁne,fine",
        "Ａｃｔ,act",
        "a\u00A0\u2003b\u3000,a b",
        "a\u2800b\u2800,a b",
        "a\u200Bc\u00ADt\uFEFF,act",
        "e\u0301,\u00E9",
        "e\u200D\u0301,\u00E9",
        "ΣΊΣΥΦΟΣ,σίσυφοσ",
        "İ,i\u0307",
        "a\u0000\u0007\u007F\u0085b,a b",
        "①,1",
        "\u2028 ,''"
      })
  void makesWhatReadsTheSameEqual(String text, String expected) {
    assertThat(ALL.apply(text)).isEqualTo(expected);
  }

  @Test
  void doesOnlyTheStepsThatTheCharterNames() {
    String text = " Ａ\u200B  B\u0007 ";
    assertThat(Normalisation.of(List.of()).apply(text)).isEqualTo(text);
    assertThat(Normalisation.of(List.of(NFKC)).apply(text)).isEqualTo(" A\u200B  B\u0007 ");
    assertThat(Normalisation.of(List.of(CASE)).apply(text)).isEqualTo(" ａ\u200B  b\u0007 ");
    assertThat(Normalisation.of(List.of(ZERO_WIDTH)).apply(text)).isEqualTo(" Ａ  B ");
    assertThat(Normalisation.of(List.of(WHITESPACE)).apply(text)).isEqualTo("Ａ\u200B B\u0007");
  }

  @Test
  void dropsControlCharactersWithoutTouchingWhatHasNoWidth() {
    Normalisation control = Normalisation.of(List.of(CONTROL));
    assertThat(control.apply("a\u0007\tb")).isEqualTo("a\tb");
    assertThat(control.apply("é\u200B\u0007\n\u009Fb")).isEqualTo("é\u200B\nb");
  }

  @ParameterizedTest
  @CsvSource({
    "p\u0430yp\u0430l, paypal",
    "\u0420\u0410Y, PAY",
    "\u03BFne, one",
    "sc\u03BFpe, scope",
    "m, rn",
    "p\u0430ge 10, page lO"
  })
  void makesLettersThatLookAlikeEqual(String text, String other) {
    Normalisation confusables = Normalisation.of(List.of(CASE, CONFUSABLES));
    assertThat(confusables.apply(text)).isEqualTo(confusables.apply(other));
  }

  /** Folded first, В is в, which is no b. */
  @ParameterizedTest
  @CsvSource({
    "\u0412\u0410\u041D\u041A, BAHK",
    "\u0422\u041D\u0415 \u041C\u041E\u041E\u041D, THE MOOH",
    "\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039F\u03A1\u03A4\u03A7, BEZHIKMOPTX",
    "\u0412\u041E\u0414\u0410, \u0432\u043E\u0434\u0430",
    "\u0392\u0397\u039C\u0391, \u03B2\u03B7\u03BC\u03B1",
    "\u0412ig, big",
    "\u1D0Bey, Key"
  })
  void makesCapitalsThatLookAlikeEqualInAnyCase(String text, String other) {
    Normalisation confusables = Normalisation.of(List.of(NFKC, CASE, CONFUSABLES));
    assertThat(confusables.apply(text)).isEqualTo(confusables.apply(other));
    assertThat(confusables.apply(text.toLowerCase(Locale.ROOT)))
        .isEqualTo(confusables.apply(other));
  }

  @Test
  void keepsSmallLettersApartThatDoNotLookAlike() {
    Normalisation confusables = Normalisation.of(List.of(NFKC, CASE, CONFUSABLES));
    assertThat(
            Set.of(
                confusables.apply("fail"),
                confusables.apply("fall"),
                confusables.apply("love"),
                confusables.apply("lone"),
                confusables.apply("\u0254"),
                confusables.apply("e"),
                confusables.apply("\u025B")))
        .hasSize(7);
  }

  @Test
  void keepsLettersThatLookAlikeApartUnlessAsked() {
    assertThat(ALL.apply("p\u0430y")).isNotEqualTo(ALL.apply("pay"));
  }

  @Test
  void turnsPunctuationIntoSpaces() {
    Normalisation punctuation = Normalisation.of(List.of(PUNCTUATION, WHITESPACE));
    assertThat(punctuation.apply("Hello,world (a_b) 1+1")).isEqualTo("Hello world a b 1+1");
    assertThat(punctuation.apply("«Hé» — 你好。")).isEqualTo("Hé 你好");
    assertThat(Normalisation.of(List.of(PUNCTUATION)).apply("a, b")).isEqualTo("a  b");
  }

  @Test
  void keepsLinesWhereWhiteSpaceIsNotTouched() {
    assertThat(Normalisation.of(List.of(ZERO_WIDTH)).apply("a\r\n\tb\u000Bc"))
        .isEqualTo("a\r\n\tb\u000Bc");
  }

  @Test
  void returnsTheSameInstanceIfNothingChanges() {
    String plain = "act as a linux terminal";
    assertThat(ALL.apply(plain)).isSameAs(plain);
  }

  @Test
  void foldsWithoutRegardToLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(ALL.apply("TITLE É")).isEqualTo("title é");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void changesNoCharacterTwice() {
    for (int character = 0; character < CODE_POINTS; character++) {
      if (!Character.isIdeographic(character) && Character.isDefined(character)) {
        String once = ALL.apply("x" + Character.toString(character) + "\u0301 y");
        if (!ALL.apply(once).equals(once)) {
          assertThat(ALL.apply(once)).as("U+%04X", character).isEqualTo(once);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void changesNoTextTwice(long seed) {
    String text = randomText(new Random(seed));
    for (Normalisation normalisation : everyNormalisation()) {
      String once = normalisation.apply(text);
      assertThat(normalisation.apply(once))
          .as("seed %d, %s", seed, normalisation.id())
          .isEqualTo(once);
    }
  }

  /** The path in one pass may differ from the general one in speed only. */
  @ParameterizedTest
  @MethodSource("seeds")
  void treatsPlainTextLikeAnyText(long seed) {
    Random random = new Random(seed);
    for (int text = 0; text < 5; text++) {
      String given = text == 0 ? randomText(random) : lettersAndSpaces(random);
      for (Normalisation normalisation : everyNormalisation()) {
        assertThat(normalisation.apply(given))
            .as("seed %d, %s", seed, normalisation.id())
            .isEqualTo(normalisation.stepByStep(given));
      }
    }
  }

  @Test
  void treatsEachCharacterOfTheBasicPlaneLikeAnyText() {
    for (int character = 0; character < 0x10000; character++) {
      String between = "a " + (char) character + (char) character + " b";
      if (!ALL.apply(between).equals(ALL.stepByStep(between))) {
        assertThat(ALL.apply(between)).as("U+%04X", character).isEqualTo(ALL.stepByStep(between));
      }
    }
  }

  @Test
  void survivesLoneSurrogates() {
    assertThat(ALL.apply("A\uD800 \uDC00")).isEqualTo("a\uD800 \uDC00");
    assertThat(hex(ALL, "a\uD800")).isEqualTo(hex(ALL, "a\uFFFD"));
    assertThat(hex(ALL, "a\uD800")).isNotEqualTo(hex(ALL, "a?"));
  }

  /**
   * 00000002, 00000003 "act", 00000008 "strasse!" through SHA-256, as {@code printf} and {@code
   * sha256sum} compute it.
   */
  @Test
  void digestsLengthAndBytesOfEachField() {
    assertThat(hex(ALL, " Act", "Straße!"))
        .isEqualTo("b425a59f681adf3fd7c99e31e93bc0af372ca9949609818f57a70ff2ce764169");
  }

  @Test
  void keepsFieldsApart() {
    assertThat(
            Set.of(
                hex(ALL, "ab", "c"),
                hex(ALL, "a", "bc"),
                hex(ALL, "abc"),
                hex(ALL, "abc", ""),
                hex(ALL, "", "abc"),
                hex(ALL, "c", "ab")))
        .hasSize(6);
  }

  @Test
  void takesAbsentFieldForAnEmptyOne() {
    assertThat(hex(ALL, "a", null)).isEqualTo(hex(ALL, "a", " \u200B"));
  }

  /** The library alone would need hours. */
  @Test
  void isDoneWithAMillionMarks() {
    String marks = "\u0301".repeat(500_000) + "\u0323".repeat(500_000);

    assertThat(ALL.apply("a" + marks + "b")).hasSizeLessThan(64);
    assertThat(ALL.apply("a" + marks + "b")).isEqualTo(ALL.apply("a" + "\u0301".repeat(30) + "b"));
    assertThat(Normalisation.of(List.of(CONFUSABLES)).apply(marks)).hasSizeLessThan(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u115f", "\u1160", "\u180e", "\u2800", "\u3164", "\uffa0"})
  void takesWhatIsSeenAsASpaceForOne(String blank) {
    String text = "quick" + blank + "brown" + blank + blank + "fox";
    for (Normalisation each : List.of(ALL, Normalisation.of(List.of(WHITESPACE, CONFUSABLES)))) {
      assertThat(each.apply(text)).isEqualTo(each.apply("quick brown fox"));
    }
  }

  @Test
  void namesStepsAndVersionsInFixedOrder() {
    assertThat(Normalisation.of(List.of(WHITESPACE, NFKC, CASE, NFKC)).id())
        .isEqualTo("v3/nfkc,case,whitespace/icu-76.1/unicode-16.0");
    assertThat(Normalisation.of(List.of(PUNCTUATION, CONFUSABLES, CONTROL, CASE)).id())
        .isEqualTo("v3/case,control,confusables,punctuation/icu-76.1/unicode-16.0");
    assertThat(Normalisation.of(List.of()).id()).isEqualTo("v3//icu-76.1/unicode-16.0");
  }

  @Test
  void reachesExecutors() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(ALL);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Normalisation read = (Normalisation) in.readObject();
      assertThat(read.id()).isEqualTo(ALL.id());
      assertThat(hex(read, "Straße")).isEqualTo(hex(ALL, "STRASSE"));
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static List<Normalisation> everyNormalisation() {
    List<Normalisation> all = new ArrayList<>();
    for (int mask = 0; mask < 1 << NormalisationStep.values().length; mask++) {
      Set<NormalisationStep> steps = EnumSet.noneOf(NormalisationStep.class);
      for (NormalisationStep step : NormalisationStep.values()) {
        if ((mask >> step.ordinal() & 1) == 1) {
          steps.add(step);
        }
      }
      all.add(Normalisation.of(steps));
    }
    return all;
  }

  /** Mostly characters that interact: spaces, joiners, marks, wide forms, Hangul, Greek. */
  private static String randomText(Random random) {
    int[] starts = {
      0x00, 0x80, 0x300, 0x370, 0x1100, 0x1F00, 0x2000, 0xAC00, 0xFB00, 0xFF00, 0x1D400
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.appendCodePoint(starts[random.nextInt(starts.length)] + random.nextInt(0x80));
    }
    return text.toString();
  }

  /**
   * Mostly characters that mind no neighbour, of several scripts, with white space and controls.
   */
  private static String lettersAndSpaces(Random random) {
    int[] starts = {0x00, 0x20, 0x40, 0x60, 0xA0, 0xC0, 0x410, 0x4E00, 0x2000, 0x3040};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.appendCodePoint(starts[random.nextInt(starts.length)] + random.nextInt(0x20));
    }
    return text.toString();
  }

  private static String hex(Normalisation normalisation, String... fields) {
    return HexFormat.of().formatHex(normalisation.digest(Arrays.asList(fields)));
  }
}
