package io.assay.rules.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrecedenceTest {

  private static final Instant EARLY = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2025-12-31T00:00:00Z");

  @Test
  void putsEarlierBatchBeforeAnyTimestamp() {
    assertThat(new Precedence(1, LATE, "z")).isLessThan(new Precedence(2, EARLY, "a"));
  }

  @Test
  void putsEarlierSubmissionFirstInsideTheBatch() {
    assertThat(new Precedence(1, EARLY, "z")).isLessThan(new Precedence(1, LATE, "a"));
  }

  @Test
  void breaksTiesByItemId() {
    assertThat(new Precedence(1, EARLY, "a")).isLessThan(new Precedence(1, EARLY, "b"));
    assertThat(new Precedence(1, EARLY, "a")).isLessThan(new Precedence(1, EARLY, "aa"));
    assertThat(new Precedence(1, EARLY, "\uFF5E")).isLessThan(new Precedence(1, EARLY, "😀"));
    assertThat(new Precedence(1, EARLY, "a")).isEqualByComparingTo(new Precedence(1, EARLY, "a"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ordersItemIdsAsTheirBytesInUtf8(long seed) {
    Random random = new Random(seed);
    String one = randomId(random);
    String other = randomId(random);
    int byBytes =
        Arrays.compareUnsigned(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    int order = new Precedence(1, EARLY, one).compareTo(new Precedence(1, EARLY, other));
    assertThat(Integer.signum(order)).as("seed %d", seed).isEqualTo(Integer.signum(byBytes));
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static String randomId(Random random) {
    int[] starts = {'a', 0xD7F0, 0xE000, 0xFFF0, 0x10000, 0x10FFF0};
    StringBuilder id = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      id.appendCodePoint(starts[random.nextInt(starts.length)] + random.nextInt(3));
    }
    return id.toString();
  }
}
