package io.assay.lineage.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected values were computed with Python's hmac and hashlib and a Keccak of its own. */
class IdentityTest {
  private static final DatasetKey KEY = DatasetKey.of(counting(0));
  private static final BatchKey BATCH_KEY = BatchKey.of(counting(100));
  private static final String ADA =
      "448cc7fd791c7234003ac0ce3375c57c37649058f585dc38a8cd08a0747e0ac2";
  private static final String GRACE =
      "2697b3733c3e820559782efd74e4371d42f2fd406d43dd744e1973d2686e8bff";
  private static final String CONTENT = "{\"act\":\"Pirate\",\"prompt\":\"Arr\"}";

  @Test
  void pseudonymIsTheKeyedDigestOfTheHandle() {
    assertThat(Pseudonyms.of(KEY, "ada@example.org").hex()).isEqualTo(ADA);
    assertThat(Pseudonyms.of(KEY, "Grace Höpper").hex()).isEqualTo(GRACE);
  }

  @Test
  void whiteSpaceAroundAHandleMakesNoOtherPerson() {
    assertThat(Pseudonyms.of(KEY, "  ada@example.org\t").hex()).isEqualTo(ADA);
  }

  @Test
  void anotherKeyGivesAnotherPseudonym() {
    assertThat(Pseudonyms.of(DatasetKey.of(counting(1)), "ada@example.org").hex())
        .isNotEqualTo(ADA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u2003\t", "\ud800", "ada\udc00"})
  void refusesWhatNamesNobody(String handle) {
    assertThat(Pseudonyms.isHandle(handle)).isFalse();
    assertThatThrownBy(() -> Pseudonyms.of(KEY, handle))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itemIdIsDerivedFromPeopleAndContent() {
    assertThat(ItemIds.derive(KEY, List.of(new Pseudonym(ADA)), CONTENT).value())
        .isEqualTo("02a3813436aa37a8f55af4578eab0dd5fd9cd86c0a357c6deeda24ddf4f6422d");
  }

  @Test
  void derivedItemIdIgnoresOrderAndRepetitionOfPeople() {
    ItemIds ids = new ItemIds(KEY);
    String expected = "5a1e87789330bafe997792ae738b9efd5e2b5a391bcd15af40854fec833d6582";

    assertThat(ids.derive(List.of(ADA, GRACE), CONTENT)).isEqualTo(expected);
    assertThat(ids.derive(List.of(GRACE, ADA, GRACE), CONTENT)).isEqualTo(expected);
  }

  @Test
  void itemOfNobodyHasNoId() {
    assertThatThrownBy(() -> new ItemIds(KEY).derive(List.of(), CONTENT))
        .hasMessage("pseudonyms: none (expected: at least one)");
  }

  @Test
  void contentMacIsKeyed() {
    assertThat(ContentMac.of(KEY, CONTENT))
        .isEqualTo("4b806a45dfd80be0f005293d858b1cf434df251a4f48c82ed546f829a246b22b");
  }

  @Test
  void saltIsTheKeyedDigestOfTheItemId() {
    Salts salts = new Salts(BATCH_KEY);

    assertThat(salts.hexOf("item-1"))
        .isEqualTo("3da8b967dc91757c15b8988da0b946405c87af97bf6606e25c9cad5902ca6df3");
    assertThat(Hex.encode(salts.of("žába")))
        .isEqualTo("c6ea806dd695c077bb477031544d62d7872815d07b4871732dce7e7fb1661db7");
  }

  @Test
  void commitmentHashesSaltIdAndContent() {
    byte[] salt = new byte[32];
    salt[31] = 7;

    assertThat(Hex.encode(Commitment.of(salt, "item-1", Sha256.of(CONTENT.getBytes(UTF_8)))))
        .isEqualTo("1c0652f5eb9f8c02b8b6a92407b7e7bed4047f5340b98cbe819068e09ff5623e");
  }

  @Test
  void commitmentRefusesAShortSalt() {
    assertThatThrownBy(() -> Commitment.of(new byte[31], "item-1", new byte[32]))
        .hasMessage("salt: 31 bytes (expected: 32)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "448Cc7fd791c7234003ac0ce3375c57c37649058f585dc38a8cd08a0747e0ac2",
        "448cc7fd791c7234003ac0ce3375c57c37649058f585dc38a8cd08a0747e0acg",
        "0x448cc7fd791c7234003ac0ce3375c57c37649058f585dc38a8cd08a0747e"
      })
  void pseudonymIsLowerCaseHexOfFullLength(String text) {
    assertThatThrownBy(() -> new Pseudonym(text))
        .hasMessage("pseudonym: \"%s\" (expected: 64 lower-case hex digits)", text);
  }

  @Test
  void travelsToExecutorsAndBack() throws IOException, ClassNotFoundException {
    Pseudonyms used = new Pseudonyms(KEY);
    used.of("ada@example.org");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(used);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((Pseudonyms) in.readObject()).hexOf("ada@example.org")).isEqualTo(ADA);
    }
  }

  private static byte[] counting(int from) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (from + i);
    }
    return bytes;
  }
}
