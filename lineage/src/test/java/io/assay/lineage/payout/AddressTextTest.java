package io.assay.lineage.payout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.TreeHasher;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressTextTest {
  private final AddressText addresses = new AddressText(new TreeHasher());

  @Test
  void agreesWithTheTypeThatHoldsOneAddress() {
    Random random = new Random(55);
    byte[] bytes = new byte[20];
    byte[] text = new byte[44];
    byte[] read = new byte[20];
    for (int i = 0; i < 2_000; i++) {
      random.nextBytes(bytes);
      addresses.write(bytes, text, 1);

      assertThat(new String(text, 1, 42, US_ASCII)).isEqualTo(Address.of(bytes).checksummed());
      assertThat(addresses.parse(text, 1, 43, read)).isEqualTo(AddressText.Fault.NONE);
      assertThat(read).isEqualTo(bytes);
    }
  }

  @Test
  void everyLetterIsPartOfTheChecksum() {
    String good = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    assertThat(parse(good)).isEqualTo(AddressText.Fault.NONE);
    assertThat(parse(good.toLowerCase(Locale.ROOT))).isEqualTo(AddressText.Fault.NONE);
    for (int i = 2; i < good.length(); i++) {
      char letter = good.charAt(i);
      if (Character.isLetter(letter)) {
        char other =
            Character.isUpperCase(letter)
                ? Character.toLowerCase(letter)
                : Character.toUpperCase(letter);
        assertThat(parse(good.substring(0, i) + other + good.substring(i + 1)))
            .isEqualTo(AddressText.Fault.CHECKSUM);
      }
    }
  }

  private AddressText.Fault parse(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return addresses.parse(bytes, 0, bytes.length, new byte[20]);
  }
}
