package io.assay.lineage.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
  private static final String R =
      "4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d";
  private static final String S =
      "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b91562";
  private static final String HALF_ORDER =
      "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0";
  private static final String HALF_ORDER_PLUS_1 =
      "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1";
  private static final String ORDER =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

  @ParameterizedTest
  @CsvSource({"1b,27", "1c,28", "00,27", "01,28"})
  void readsTheParity(String v, int expected) {
    Signature signature = Signature.parse("0x" + R + S + v);

    assertThat(signature.v()).isEqualTo(expected);
    assertThat(signature.r().toString(16)).isEqualTo(R);
    assertThat(signature.s().toString(16)).isEqualTo(S.substring(1));
  }

  @Test
  void takesTheLowerOfTwoEqualSignaturesOnly() {
    assertThat(Signature.parse("0x" + R + HALF_ORDER + "1b").s().toString(16))
        .isEqualTo(HALF_ORDER);
    assertThatThrownBy(() -> Signature.parse("0x" + R + HALF_ORDER_PLUS_1 + "1b"))
        .hasMessage("signature: s out of range (expected: 1 to half the group order)");
  }

  @Test
  void refusesNumbersOutsideTheGroup() {
    String zero = "0".repeat(64);

    assertThatThrownBy(() -> Signature.parse("0x" + zero + S + "1b"))
        .hasMessage("signature: r out of range (expected: 1 to group order - 1)");
    assertThatThrownBy(() -> Signature.parse("0x" + ORDER + S + "1b"))
        .hasMessage("signature: r out of range (expected: 1 to group order - 1)");
    assertThatThrownBy(() -> Signature.parse("0x" + R + zero + "1b"))
        .hasMessage("signature: s out of range (expected: 1 to half the group order)");
    assertThatThrownBy(() -> Signature.parse("0x" + R + S + "1d"))
        .hasMessage("signature: v 29 (expected: 27 or 28)");
  }

  @Test
  void refusesOtherLengthsAndDigits() {
    assertThatThrownBy(() -> Signature.parse("0x" + R + S))
        .hasMessage("signature: 130 characters (expected: 0x and 130 hex digits)");
    assertThatThrownBy(() -> Signature.parse(R + S + "1b00"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
