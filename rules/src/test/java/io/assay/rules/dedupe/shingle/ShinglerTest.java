package io.assay.rules.dedupe.shingle;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Unit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShinglerTest {

  private final Shingler threeWords = words(3);

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "act as a linux terminal,WORD",
        "act as a,WORD",
        "act as,CHAR",
        "a + b,WORD",
        "我想让你充当,CHAR",
        "我想让你充当 linux 终端 我将输入命令,CHAR",
        "see 中文 for the chinese original,WORD",
        "リンクを開く,CHAR",
        "ฉันต้องการให้คุณทำหน้าที่,CHAR",
        "ខ្ញុំចង់ឱ្យអ្នក,CHAR",
        "ຂ້ອຍຕ້ອງການໃຫ້ເຈົ້າ,CHAR",
        "ကျွန်တော်,CHAR",
        "저는 당신이 터미널로,WORD",
        "я хочу чтобы ты,WORD",
        "😀😃😄😁,WORD",
        ",CHAR"
      })
  void readsTextsWithoutEnoughSpacesInCharacters(String text, Unit unit) {
    assertThat(threeWords.unitOf(text == null ? "" : text)).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource({
    "one two three four, 2",
    "one two three one two three, 3",
    "one two three, 1",
    "a b a b a b a b, 2",
    "abcdefg, 3",
    "abcd, 0",
    "a, 0",
    "😀😃😄😁😆, 3",
    "我想让你充当一个, 4"
  })
  void countsDistinctRuns(String text, int shingles) {
    assertThat(threeWords.shingles(text)).hasSize(shingles).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void hasNothingForTextsThatAreTooShort() {
    assertThat(List.of("", " ", "\n", "x", "😀", ".", "\uD800"))
        .allSatisfy(text -> assertThat(threeWords.shingles(text)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one,two;three (four)",
        " one\ttwo\nthree four ",
        "one\u200D two three fo\u200Dur"
      })
  void separatorsAndJoinersMakeNoDifferenceToWords(String text) {
    assertThat(threeWords.shingles(text)).isEqualTo(threeWords.shingles("one two three four"));
  }

  @Test
  void symbolsAreWords() {
    assertThat(threeWords.shingles("x = a + b")).isNotEqualTo(threeWords.shingles("x = a < b"));
    assertThat(threeWords.shingles("x=a+b")).isEqualTo(threeWords.shingles("x = a + b"));
  }

  @Test
  void whiteSpaceDoesNotCountAmongCharacters() {
    assertThat(threeWords.shingles("我想让你\n充当一个")).isEqualTo(threeWords.shingles("我想让你充当一个"));
  }

  @Test
  void orderOfWordsMatters() {
    assertThat(threeWords.shingles("one two three"))
        .doesNotContain(threeWords.shingles("three two one"));
  }

  @Test
  void charactersOfOneTextAreNeverWordsOfAnother() {
    Shingler oneWord = words(1);
    Shingler oneCharacter = new Shingler(new Shingle(Unit.CHAR, 1), new Shingle(Unit.CHAR, 1));
    assertThat(oneWord.shingles("a")).isNotEqualTo(oneCharacter.shingles("a"));
  }

  /** Two words by Thue and Morse: a polynomial modulo 2^64 gives both of 1,024 letters one hash. */
  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 14})
  void wordsMadeToCollideDoNot(int doublings) {
    StringBuilder one = new StringBuilder("a");
    StringBuilder other = new StringBuilder("b");
    for (int i = 0; i < doublings; i++) {
      String before = one.toString();
      one.append(other);
      other.append(before);
    }
    assertThat(threeWords.shingles("so says " + one))
        .isNotEqualTo(threeWords.shingles("so says " + other));
  }

  @Test
  void bufferOfAnEarlierTextLeavesNoTrace() {
    long[] fresh = words(3).shingles("act as a terminal");
    threeWords.shingles("something else that is longer");
    threeWords.shingles("我想让你充当一个");
    assertThat(threeWords.shingles("act as a terminal")).isEqualTo(fresh);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void rollingHashesAreThoseOfEachWindowByItself(long seed) {
    Random random = new Random(seed);
    String[] words = new String[3 + random.nextInt(40)];
    Arrays.setAll(words, i -> Integer.toString(random.nextInt(4), 36));
    Set<Long> expected = new HashSet<>();
    for (int i = 0; i + 3 <= words.length; i++) {
      expected.add(threeWords.shingles(String.join(" ", words[i], words[i + 1], words[i + 2]))[0]);
    }
    assertThat(asList(threeWords.shingles(String.join(" ", words))))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void tenMegabytesAreOneText() {
    StringBuilder text = new StringBuilder();
    Random random = new Random(7);
    while (text.length() < 10 << 20) {
      text.append("word").append(random.nextInt(1 << 20)).append(' ');
    }
    assertThat(words(5).shingles(text.toString())).hasSizeGreaterThan(900_000).isSorted();
    assertThat(words(5).shingles("x".repeat(10 << 20))).hasSize(1);
  }

  /** The values are part of stored indexes: a change asks for another id of the shingles. */
  @Test
  void hashesAreStable() {
    assertThat(threeWords.shingles("act as a")).containsExactly(8359554079553657090L);
    assertThat(threeWords.shingles("我想让你充")).containsExactly(-7343190066694938368L);
  }

  @Test
  void excerptIsWhatShinglesCover() {
    String text = "(one, two) three: four five.";
    assertThat(threeWords.excerpt(text, 1, 2)).isEqualTo("two) three: four five");
    assertThat(threeWords.excerpt("我想 让你充当一个", 0, 1)).isEqualTo("我想 让你充");
    assertThat(threeWords.excerpt("a 😀😃b", 0, 2)).isEqualTo("a 😀😃b");
  }

  private static Shingler words(int size) {
    return new Shingler(new Shingle(Unit.WORD, size), new Shingle(Unit.CHAR, 5));
  }

  private static List<Long> asList(long[] set) {
    return Arrays.stream(set).boxed().toList();
  }
}
