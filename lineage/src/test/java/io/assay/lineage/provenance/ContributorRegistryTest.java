package io.assay.lineage.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.attestation.RegistryEntry;
import io.assay.lineage.attestation.SignatureRecovery;
import io.assay.rules.digest.Hex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContributorRegistryTest {
  private static final String ADA = "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826";
  private static final String BOB = "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB";
  private static final String SIGNATURE =
      "0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c";
  private static final DatasetKey KEY = DatasetKey.of(new byte[32]);

  /** Knows who signed which digest, instead of computing it on the curve. */
  private static final SignatureRecovery SIGNERS =
      (digest, signature) ->
          Optional.ofNullable(
              Map.of(
                      Hex.encode(new RegistryEntry("commons", "ada", new Address(ADA)).digest()),
                      new Address(ADA),
                      Hex.encode(new RegistryEntry("commons", "eve", new Address(ADA)).digest()),
                      new Address(BOB))
                  .get(Hex.encode(digest)));

  @TempDir Path directory;

  @Test
  void believesTheAddressThatSigned() throws IOException {
    ContributorRegistry registry =
        load("handle,address,signature\nada,%s,%s\n".formatted(ADA, SIGNATURE));

    assertThat(registry.rows())
        .containsExactly(
            new RegistryRow("ada", new Address(ADA), new RegistryRow.Approval.Signed()));
    assertThat(registry.addresses(KEY))
        .containsExactly(Map.entry(Pseudonyms.of(KEY, "ada"), new Address(ADA)));
  }

  @Test
  void believesACurator() throws IOException {
    ContributorRegistry registry =
        load("approved-by,address,handle\nGrace,%s,\"Bob, the builder\"\n".formatted(BOB));

    assertThat(registry.find(" Bob, the builder "))
        .contains(
            new RegistryRow(
                "Bob, the builder", new Address(BOB), new RegistryRow.Approval.ByCurator("Grace")));
  }

  @Test
  void readsByteOrderMarkAndCarriageReturnsAndBlankLines() throws IOException {
    ContributorRegistry registry =
        load(
            "\ufeffhandle,address,signature,approved-by\r\nada,%s,%s,\r\n\r\nbob,%s,,Grace"
                .formatted(ADA, SIGNATURE, BOB));

    assertThat(registry.rows()).extracting(RegistryRow::handle).containsExactly("ada", "bob");
  }

  @Test
  void takesAHandleThatLooksLikeAComment() throws IOException {
    assertThat(load("handle,address,approved-by\n#ada,%s,Grace\n".formatted(ADA)).find("#ada"))
        .isPresent();
  }

  @Test
  void takesAHandleWithQuotes() throws IOException {
    assertThat(
            load("handle,address,approved-by\n\"Ada \"\"A\"\" L\",%s,Grace\n".formatted(ADA))
                .rows())
        .extracting(RegistryRow::handle)
        .containsExactly("Ada \"A\" L");
  }

  @Test
  void countsBlankLines() {
    assertProblem(
        "handle,address,approved-by\n\n\n\"\",%s,Grace\n".formatted(ADA),
        "4: handle is blank (expected: as contributions name the contributor).");
  }

  @Test
  void knowsNobodyWithoutAFile() {
    assertThat(ContributorRegistry.empty().rows()).isEmpty();
    assertThat(ContributorRegistry.empty().find("ada")).isEmpty();
  }

  @Test
  void letsTwoHandlesShareAnAddress() throws IOException {
    ContributorRegistry registry =
        load("handle,address,approved-by\nada,%1$s,Grace\nada2,%1$s,Grace\n".formatted(ADA));

    assertThat(registry.addresses(KEY).values()).containsOnly(new Address(ADA)).hasSize(2);
  }

  @Test
  void refusesARowSignedBySomebodyElse() {
    assertProblem(
        "handle,address,signature\nada,%1$s,%2$s\neve,%1$s,%2$s\n".formatted(ADA, SIGNATURE),
        "3: signed by %s (expected: %s). Sign dataset \"commons\", this handle and this address again."
            .formatted(BOB, ADA));
  }

  @Test
  void refusesAWrongSignatureEvenIfACuratorApproves() {
    assertProblem(
        "handle,address,signature,approved-by\nmallory,%s,%s,Grace\n".formatted(ADA, SIGNATURE),
        "2: signed by no account (expected: %s). Sign dataset \"commons\", this handle and this address again."
            .formatted(ADA));
  }

  @Test
  void refusesARowOnNobodysWord() {
    assertProblem(
        "handle,address,signature,approved-by\nada,%s,,\n".formatted(ADA),
        "2: neither signed nor approved (expected: signature of the address, or a curator's name under approved-by).");
  }

  @Test
  void refusesAHandleTwice() {
    assertProblem(
        "handle,address,approved-by\nada,%1$s,G\nbob,%1$s,G\n ada ,%1$s,G\n".formatted(ADA),
        "4: handle \"ada\" stands on line 2 already (expected: one row per handle).");
  }

  @Test
  void countsLinesInsideQuotes() {
    assertProblem(
        "handle,address,approved-by\n\"a\nda\",%1$s,G\n,%1$s,G\n".formatted(ADA),
        "4: handle is blank (expected: as contributions name the contributor).");
  }

  @Test
  void refusesABadChecksum() {
    assertProblem(
        "handle,address,approved-by\nada,%s,G".formatted(ADA.replace("CD2a", "cD2a")),
        "2: address: 0xcD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826 (expected: EIP-55 checksum; if the digits are right, 0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826).");
  }

  @Test
  void refusesTheZeroAddress() {
    assertProblem(
        "handle,address,approved-by\nada,0x0000000000000000000000000000000000000000,G\n",
        "2: address is zero (expected: an account somebody has the key of).");
  }

  @Test
  void refusesAShortSignature() {
    assertProblem(
        "handle,address,signature\nada,%s,0x00\n".formatted(ADA),
        "2: signature: 4 characters (expected: 0x and 130 hex digits).");
  }

  @Test
  void refusesAMissingField() {
    assertProblem("handle,address,approved-by\nada\n", "2: 1 fields (expected: 3).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'handle,address\n'|1: columns handle,address (expected: handle,address and signature or approved-by or both).",
        "'handle,address,approved_by\n'|1: column \"approved_by\" (expected: handle,address and signature or approved-by or both).",
        "'handle,address,handle\n'|1: column \"handle\" twice (expected: once).",
        "''|1: empty file (expected: the header handle,address and signature or approved-by or both)."
      })
  void refusesAWrongHeader(String text, String problem) {
    assertProblem(text, problem);
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    Path file = directory.resolve("contributors.csv");
    Files.write(
        file,
        "handle,address,approved-by\nJos\u00e9"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> ContributorRegistry.load(file, "commons", SIGNERS))
        .isInstanceOf(ProvenanceException.class)
        .hasMessage(
            "%s:1: not UTF-8 (expected: UTF-8 throughout). Save the file in that encoding.", file);
  }

  @Test
  void refusesAnEndlessField() {
    assertProblem(
        "handle,address,approved-by\n" + "x".repeat(10_000) + ",%s,G\n".formatted(ADA),
        "2: a field over 4096 characters.");
  }

  @Test
  void refusesAQuoteThatSwallowsTheRowsBehindIt() {
    assertProblem(
        "handle,address,approved-by\nada,%1$s,\"Grace\nbob,%1$s,Grace\n".formatted(ADA),
        "2: not CSV: a quoted field is never closed (expected: a closing quote).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"ada\"x", "a\"da", " \"ada\"", "\"a\"da\""})
  void refusesAQuoteThatIsNotAroundAWholeField(String handle) {
    assertThatThrownBy(
            () -> load("handle,address,approved-by\n%s,%s,Grace\n".formatted(handle, ADA)))
        .isInstanceOf(ProvenanceException.class)
        .hasMessageContaining("contributors.csv:2: not CSV: ");
  }

  @Test
  void countsTheLinesInsideQuotedFields() {
    assertProblem(
        "handle,address,approved-by\r\n\"a\r\n\r\nda\",%1$s,G\r\n\r\nbob,%1$s\r\n".formatted(ADA),
        "6: 2 fields (expected: 3).");
  }

  @Test
  void namesAMissingFile() {
    Path file = directory.resolve("none.csv");

    assertThatThrownBy(() -> ContributorRegistry.load(file, "commons", SIGNERS))
        .isInstanceOf(ProvenanceException.class)
        .hasMessageStartingWith("Contributor registry %s: missing (expected:".formatted(file));
  }

  private ContributorRegistry load(String text) throws IOException {
    Path file = directory.resolve("contributors.csv");
    Files.write(file, text.getBytes(UTF_8));
    return ContributorRegistry.load(file, "commons", SIGNERS);
  }

  private void assertProblem(String text, String problem) {
    assertThatThrownBy(() -> load(text))
        .isInstanceOf(ProvenanceException.class)
        .hasMessage(directory.resolve("contributors.csv") + ":" + problem);
  }
}
