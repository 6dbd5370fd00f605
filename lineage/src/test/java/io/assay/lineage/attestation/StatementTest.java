package io.assay.lineage.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.attestation.TypedValue.Account;
import io.assay.lineage.attestation.TypedValue.Member;
import io.assay.lineage.attestation.TypedValue.Struct;
import io.assay.lineage.attestation.TypedValue.Text;
import io.assay.lineage.attestation.TypedValue.Uint256;
import io.assay.rules.digest.Hex;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final Address COW = new Address("0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826");
  private static final Address BOB = new Address("0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB");

  /** The example of EIP-712 itself. */
  @Test
  void encodesTheMailExampleOfTheStandard() {
    Struct domain =
        new Struct(
            "EIP712Domain",
            List.of(
                new Member("name", new Text("Ether Mail")),
                new Member("version", new Text("1")),
                new Member("chainId", new Uint256(BigInteger.ONE)),
                new Member(
                    "verifyingContract",
                    new Account(new Address("0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC")))));
    Struct mail =
        new Struct(
            "Mail",
            List.of(
                new Member("from", person("Cow", COW)),
                new Member("to", person("Bob", BOB)),
                new Member("contents", new Text("Hello, Bob!"))));

    assertThat(mail.encodeType())
        .isEqualTo("Mail(Person from,Person to,string contents)Person(string name,address wallet)");
    assertThat(Hex.encode(TypedValue.digest(domain, mail)))
        .isEqualTo("be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");
  }

  /** Computed in Python with a Keccak of its own. */
  @Test
  void registryEntryHasItsDigest() {
    assertThat(Hex.encode(new RegistryEntry("prompt-commons", "ada@example.org", COW).digest()))
        .isEqualTo("42c8765b93edbc25fdbedd571885c95411606ff165fec3689075e60f2f7ad351");
  }

  @Test
  void whiteSpaceAroundTheHandleIsNotSigned() {
    assertThat(new RegistryEntry("prompt-commons", " ada@example.org ", COW).digest())
        .isEqualTo(new RegistryEntry("prompt-commons", "ada@example.org", COW).digest());
  }

  /** Computed in Python with a Keccak of its own. */
  @Test
  void contributionHasItsDigest() {
    Contribution contribution =
        new Contribution(
            "prompt-commons",
            "žofie",
            "29776bd2f71fc2c459f7118f6ceb705575ad155ad3e3f33cb3c4bdacdc3aaa4f",
            "CC-BY-4.0");

    assertThat(Hex.encode(contribution.digest()))
        .isEqualTo("142f5bb103f93d7eb4e929875f40e0293868db7ffb9a240410c779e21aacc2f3");
  }

  @Test
  void eachFieldIsPartOfWhatIsSigned() {
    assertThat(
            List.of(
                hex(new RegistryEntry("a", "ada", COW)),
                hex(new RegistryEntry("b", "ada", COW)),
                hex(new RegistryEntry("a", "adb", COW)),
                hex(new RegistryEntry("a", "ada", BOB))))
        .doesNotHaveDuplicates();
  }

  @Test
  void textOutsideUnicodeCannotBeSigned() {
    assertThatThrownBy(() -> new RegistryEntry("a", "\ud800", COW).digest())
        .hasMessage("text: unpaired surrogate (expected: Unicode)");
  }

  @Test
  void numbersHaveOneWord() {
    BigInteger largest = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    assertThat(Hex.encode(new Uint256(largest).word())).isEqualTo("f".repeat(64));
    assertThat(Hex.encode(new Uint256(BigInteger.ZERO).word())).isEqualTo("0".repeat(64));
    assertThatThrownBy(() -> new Uint256(largest.add(BigInteger.ONE)))
        .hasMessageEndingWith("(expected: 0 to 2^256 - 1)");
  }

  private static String hex(Statement statement) {
    return Hex.encode(statement.digest());
  }

  private static Struct person(String name, Address wallet) {
    return new Struct(
        "Person",
        List.of(new Member("name", new Text(name)), new Member("wallet", new Account(wallet))));
  }
}
