package io.assay.lineage.payout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Uint256Test {
  private static final BigInteger LIMIT = BigInteger.TWO.pow(256);

  @Test
  void parsesAndAddsLikeBigInteger() {
    Random random = new Random(256);
    BigInteger sum = BigInteger.ZERO;
    Uint256 total = new Uint256();
    for (int i = 0; i < 2_000; i++) {
      BigInteger value = new BigInteger(random.nextInt(246), random);
      sum = sum.add(value);
      Uint256 parsed = new Uint256();

      assertThat(parse(parsed, value)).isTrue();
      assertThat(parsed.value()).isEqualTo(value);
      assertThat(total.add(parsed)).isTrue();
    }
    assertThat(total.value()).isEqualTo(sum);
  }

  @Test
  void tellsTheFirstNumberThatDoesNotFit() {
    Uint256 number = new Uint256();

    assertThat(parse(number, LIMIT.subtract(BigInteger.ONE))).isTrue();
    assertThat(number.value()).isEqualTo(LIMIT.subtract(BigInteger.ONE));
    assertThat(parse(number, LIMIT)).isFalse();
    assertThat(parse(number, BigInteger.TEN.pow(78).subtract(BigInteger.ONE))).isFalse();
  }

  @Test
  void tellsTheFirstSumThatDoesNotFit() {
    Uint256 most = new Uint256();
    Uint256 one = new Uint256();
    parse(most, LIMIT.subtract(BigInteger.TWO));
    parse(one, BigInteger.ONE);

    assertThat(most.add(one)).isTrue();
    assertThat(most.add(one)).isFalse();
  }

  private static boolean parse(Uint256 target, BigInteger value) {
    byte[] digits = value.toString().getBytes(US_ASCII);
    return target.parse(digits, 0, digits.length);
  }
}
