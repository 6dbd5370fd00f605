package io.assay.rules.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

  @Test
  void keccakIsThatOfEthereumAndNotSha3() {
    assertThat(Hex.encode(Keccak256.of()))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    assertThat(Hex.encode(Keccak256.of("abc".getBytes(UTF_8))))
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  }

  @Test
  void shaFollowsFips180() {
    assertThat(Hex.encode(Sha256.of("abc".getBytes(UTF_8))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void hmacFollowsRfc4231() {
    assertThat(
            Hex.encode(
                HmacSha256.of(
                    "Jefe".getBytes(UTF_8), "what do ya want for nothing?".getBytes(UTF_8))))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void hmacRefusesAnEmptyKey() {
    assertThatThrownBy(() -> HmacSha256.of(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partsAreHashedOneAfterTheOther() {
    byte[] a = {1};
    byte[] b = {2, 3};
    byte[] whole = {1, 2, 3};
    assertThat(Keccak256.of(a, b)).isEqualTo(Keccak256.of(whole));
    assertThat(Sha256.of(a, b)).isEqualTo(Sha256.of(whole));
    assertThat(HmacSha256.of(a, a, b)).isEqualTo(HmacSha256.of(a, whole));
  }

  @Test
  void hexIsWrittenInLowerCaseAndReadInEither() {
    byte[] bytes = {0, (byte) 0xab, (byte) 0xff};
    assertThat(Hex.encode(bytes)).isEqualTo("00abff");
    assertThat(Hex.encodePrefixed(bytes)).isEqualTo("0x00abff");
    assertThat(Hex.decode("0x00ABff")).isEqualTo(bytes);
    assertThat(Hex.decode("00abFF")).isEqualTo(bytes);
    assertThatThrownBy(() -> Hex.decode("0x0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hex.decode("zz")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x0000000000000000000000000000000000000001"
      })
  void acceptsAddressesOfTheStandard(String address) {
    assertThat(Eip55.isChecksummed(address)).isTrue();
    assertThat(Eip55.checksummed(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd",
        ""
      })
  void refusesAddressesWithoutValidChecksum(String text) {
    assertThat(Eip55.isChecksummed(text)).isFalse();
  }

  @Test
  void refusesToChecksumWhatIsNoAddress() {
    assertThatThrownBy(() -> Eip55.checksummed("0x12"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("address: 0x12 (expected: 0x and 40 hexadecimal digits)");
  }
}
