package io.assay.jobs.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
  /** Characters of one, two, three and four bytes. */
  private static final int[] BOUNDS = {0x80, 0x800, 0xd800, 0x110000};

  @ParameterizedTest
  @CsvSource({"'',0", "a,1", "\u00e9,1", "\u20ac,1", "\ud83d\ude00,1", "seven b\u00e9,8"})
  void countsCharactersAndNotBytes(String text, int expected) {
    assertThat(Characters.COUNT.of(UTF8String.fromString(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void countsWhatSparkCounts(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      UTF8String text = text(random);
      int from = random.nextInt(3);
      // A part of a longer array, as in a row, and not aligned.
      UTF8String part = text.substring(from, text.numChars());

      assertThat(Characters.COUNT.of(part))
          .as("seed %d: %s", seed, part)
          .isEqualTo(part.numChars());
    }
  }

  private static UTF8String text(Random random) {
    StringBuilder text = new StringBuilder("---");
    for (int i = random.nextInt(40); i > 0; i--) {
      int point = random.nextInt(BOUNDS[random.nextInt(BOUNDS.length)]);
      text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : point);
    }
    return UTF8String.fromString(text.toString());
  }
}
