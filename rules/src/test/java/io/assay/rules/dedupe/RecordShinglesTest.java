package io.assay.rules.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Unit;
import io.assay.rules.charter.NormalisationStep;
import io.assay.rules.dedupe.similarity.NearRule;
import io.assay.rules.dedupe.similarity.Overlap;
import io.assay.rules.dedupe.similarity.Ratio;
import io.assay.rules.dedupe.similarity.SortedSets;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordShinglesTest {

  private static final String TEXT =
      "Ich möchte, dass du als Linux-Terminal fungierst. Ich gebe Befehle ein, und du antwortest"
          + " mit dem, was das Terminal zeigen würde. Schreibe keine Erklärungen; gib die Ausgabe"
          + " in genau einem Codeblock zurück und führe nur aus, was ich dir wirklich auftrage.";
  private static final String LONG_TEXT =
      TEXT
          + " Wenn du mir etwas auf Englisch sagen musst, setze den Text in geschweifte Klammern"
          + " und warte danach auf meine nächste Eingabe; erfinde nie ein Ergebnis, das ein echter"
          + " Rechner mit frisch eingerichtetem System unter denselben Umständen anders zeigte.";
  private static final Ratio FOUR_FIFTHS = new Ratio(4, 5);

  private final RecordShingles shingles = new RecordShingles(section("0.8"));

  @ParameterizedTest
  @ValueSource(strings = {"whitespace", "case", "zero-width", "decomposed", "homoglyph", "control"})
  void findsWhatReadsTheSame(String disguise) {
    assertThat(shingles.of(List.of(disguised(disguise)))).isEqualTo(shingles.of(List.of(TEXT)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 12, 20})
  void editsOfWordsAreFoundExactlyWhileTheThresholdIsReached(int edits) {
    String[] words = LONG_TEXT.split(" ");
    String[] edited = words.clone();
    List<Integer> places = Arrays.asList(new Integer[words.length]);
    for (int i = 0; i < words.length; i++) {
      places.set(i, i);
    }
    Collections.shuffle(places, new Random(edits));
    places.subList(0, edits).forEach(i -> edited[i] = "ersetzt" + i);
    Overlap overlap =
        SortedSets.overlap(
            shingles.of(List.of(LONG_TEXT)), shingles.of(List.of(String.join(" ", edited))));
    boolean expected = 5L * overlap.shared() >= 4L * overlap.union();
    assertThat(overlap.reachesJaccard(FOUR_FIFTHS)).isEqualTo(expected);
    assertThat(overlap.shared()).isLessThan(overlap.one());
    if (edits == 1) {
      assertThat(expected).isTrue();
    }
    if (edits >= 8) {
      assertThat(expected).isFalse();
    }
  }

  @Test
  void fieldsTogetherAreOneText() {
    RecordShingles both = new RecordShingles(section("0.8"));
    assertThat(both.of(List.of("one two three", "four five")))
        .isEqualTo(both.of(List.of("one two three four five")));
    assertThat(both.of(Arrays.asList(null, "one two three four five")))
        .isEqualTo(both.of(List.of("one two three four five", "")));
  }

  @Test
  void fieldsByThemselvesAreNotMixed() {
    RecordShingles each = new RecordShingles(section("0.8", "0.5"));
    NearRule rule = NearRule.of(near("0.8", "0.5"));
    long[] one = each.of(List.of("Title", TEXT));
    assertThat(rule.similarity().accepts(one, each.of(List.of("TITLE ", TEXT)))).isTrue();
    assertThat(rule.similarity().accepts(one, each.of(List.of("Other", TEXT)))).isFalse();
    assertThat(rule.similarity().accepts(one, each.of(List.of(TEXT, "Title")))).isFalse();
  }

  @Test
  void fieldsThatAreNormalisedAlreadyGiveTheSameSet() {
    DuplicatesSection section = section("0.8");
    Normalisation normalisation = Normalisation.of(section.normalise());
    List<List<String>> records =
        List.of(
            List.of(TEXT),
            List.of(TEXT, ""),
            List.of("Title\u00A0\u00A0", TEXT),
            Arrays.asList(null, TEXT),
            Arrays.asList(null, null));
    for (RecordShingles each :
        List.of(new RecordShingles(section), new RecordShingles(section("0.8", "0.5")))) {
      for (List<String> fields : records) {
        assertThat(each.of(fields, normalisation.apply(fields))).isEqualTo(each.of(fields));
      }
    }
  }

  @Test
  void absentFieldsByThemselvesAreEqual() {
    RecordShingles each = new RecordShingles(section("0.8", "0.5"));
    NearRule rule = NearRule.of(near("0.8", "0.5"));
    assertThat(
            rule.similarity()
                .accepts(each.of(Arrays.asList(null, TEXT)), each.of(List.of("", TEXT))))
        .isTrue();
  }

  @Test
  void recordsThatAreTooShortInEveryFieldHaveNoShingles() {
    RecordShingles each = new RecordShingles(section("0.8", "0.5"));
    assertThat(each.of(List.of("ab", "c"))).isEmpty();
    assertThat(each.of(Arrays.asList(null, null))).isEmpty();
    assertThat(shingles.of(List.of(""))).isEmpty();
  }

  @Test
  void templateThatIsDeclaredLeavesThePayload() {
    DuplicatesSection declared =
        new DuplicatesSection(List.of(NormalisationStep.CASE), true, near("0.8"), List.of(TEXT));
    RecordShingles apart = new RecordShingles(declared);
    String payload = " eins zwei drei vier fünf sechs sieben";
    assertThat(apart.of(List.of(TEXT.toUpperCase(Locale.ROOT) + payload))).hasSize(7);
    assertThat(apart.of(List.of(TEXT))).isEmpty();
  }

  @Test
  void idNamesStepsAndSizes() {
    assertThat(new RecordShingles(section("0.8")).id())
        .endsWith("/icu-76.1/unicode-16.0/shingles-3/word-5/char-5");
  }

  private static String disguised(String disguise) {
    return switch (disguise) {
      case "whitespace" -> "  " + TEXT.replace(" ", " \n\u00A0\t");
      case "case" -> TEXT.toUpperCase(Locale.GERMAN);
      case "zero-width" -> TEXT.replace("e", "e\u200B").replace("T", "\uFEFFT");
      case "decomposed" -> Normalizer.normalize(TEXT, Normalizer.Form.NFD);
      case "homoglyph" -> TEXT.replace('a', 'а').replace('e', 'е').replace('o', 'ο');
      case "control" -> TEXT.replace("i", "\u0007i\u007F");
      default -> throw new IllegalArgumentException(disguise);
    };
  }

  private static DuplicatesSection section(String... jaccard) {
    return new DuplicatesSection(
        List.of(NormalisationStep.values()), true, near(jaccard), List.of());
  }

  private static NearDuplicates near(String... jaccard) {
    return new NearDuplicates(
        List.of("title", "text"),
        new Shingle(Unit.WORD, 5),
        new Shingle(Unit.CHAR, 5),
        new NearDuplicates.Thresholds(
            Arrays.stream(jaccard).map(BigDecimal::new).toList(), null, null));
  }
}
