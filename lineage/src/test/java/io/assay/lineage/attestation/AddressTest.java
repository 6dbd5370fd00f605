package io.assay.lineage.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.digest.Hex;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0x0000000000000000000000000000000000000000"
      })
  void takesTheExamplesOfEip55(String text) {
    Address address = new Address(text);

    assertThat(Address.of(address.bytes())).isEqualTo(address).hasToString(text);
  }

  @Test
  void tellsTheRightChecksum() {
    assertThatThrownBy(() -> new Address("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"))
        .hasMessage(
            "address: 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed (expected: EIP-55 checksum; if the digits are right, 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe٣"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> new Address(text))
        .hasMessage("address: %s (expected: 0x and 40 hex digits with EIP-55 checksum)", text);
  }

  @Test
  void isOrderedAsANumberWhateverTheCase() {
    Address low = new Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    Address high = new Address("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");

    assertThat(new TreeSet<>(List.of(high, low, Address.ZERO)))
        .containsExactly(Address.ZERO, low, high);
  }

  @Test
  void fillsAWordFromTheLeft() {
    assertThat(Hex.encode(new Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed").word()))
        .isEqualTo("0000000000000000000000005aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
  }
}
