package io.assay.lineage.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.attestation.Address;
import io.assay.rules.decision.VerdictKind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProofJsonTest {
  private static final Hash SIBLING = Hash.ofHex("5b".repeat(32));
  private static final Hash ROOT = Hash.ofHex("c4".repeat(32));

  static Stream<Arguments> goldenProofs() {
    return Stream.of(
        Arguments.of(
            "validated",
            proof(
                new Leaf.Validated(
                    TreeSubject.hashOf("prompts"),
                    TreeSubject.hashOf("2026-01"),
                    Hash.ofHex("a1".repeat(32))))),
        Arguments.of(
            "verdict",
            proof(
                new Leaf.Verdict(
                    TreeSubject.hashOf("prompts"),
                    TreeSubject.hashOf("2026-01"),
                    Hash.ofHex("a1".repeat(32)),
                    VerdictKind.REVIEW,
                    Hash.ofHex("e2".repeat(32))))),
        Arguments.of(
            "rewards",
            proof(
                new Leaf.Reward(
                    BigInteger.valueOf(31_337),
                    new Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
                    new Address("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"),
                    BigInteger.TWO.pow(256).subtract(BigInteger.ONE)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldenProofs")
  void writesTheGoldenFileAndReadsItBack(String kind, Proof proof) throws IOException {
    String golden = golden("valid-" + kind + ".json");

    assertThat(ProofJson.write(proof)).isEqualTo(golden);
    assertThat(ProofJson.parse(kind, golden)).isEqualTo(proof);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\":\"assay-proof-1\" | \"format\":\"assay-proof-2\" | format: assay-proof-2 (expected: assay-proof-1)",
        "\"kind\":\"verdict\" | \"kind\":\"airdrop\" | kind: airdrop (expected: validated, verdict or rewards)",
        "\"kind\":\"verdict\" | \"kind\":\"validated\" | leaf: fields [batchHash, commitment, datasetId, reasonsHash, verdict] (expected: [batchHash, commitment, datasetId])",
        "\"batch\":\"2026-01\", | `` | proof: fields [dataset, format, kind, leaf, proof, root] (expected: [batch, dataset, format, kind, leaf, proof, root])",
        "\"batch\":\"2026-01\" | \"batch\":\"2026-01\",\"note\":\"\" | proof: fields [batch, dataset, format, kind, leaf, note, proof, root] (expected: [batch, dataset, format, kind, leaf, proof, root])",
        "\"batch\":\"2026-01\" | \"batch\":202601 | batch: 202601 (expected: text)",
        "\"batch\":\"2026-01\" | \"batch\":\"2026-01\",\"batch\":\"2026-02\" | not JSON, Duplicate field 'batch'",
        "\"verdict\":\"2\" | \"verdict\":\"3\" | verdict code: 3 (expected: 0, 1 or 2)",
        "\"verdict\":\"2\" | \"verdict\":\"258\" | verdict: 258 (expected: 0 to 2)",
        "\"verdict\":\"2\" | \"verdict\":\"-1\" | verdict: -1 (expected: a whole number)",
        "\"verdict\":\"2\" | \"verdict\":\"02\" | verdict: 02 (expected: a whole number)",
        "\"verdict\":\"2\" | \"verdict\":2 | verdict: 2 (expected: text)",
        "\"root\":\"0xc4 | \"root\":\"c4 | (expected: 0x and 64 lower-case hex digits)",
        "\"root\":\"0xc4 | \"root\":\"0xC4 | (expected: 0x and 64 lower-case hex digits)",
        "\"proof\":[ | \"proof\":[7, | proof: 7 (expected: 0x and 64 lower-case hex digits)",
        "\"proof\":[\"0x | \"proof\":[\"0x00 | (expected: 0x and 64 lower-case hex digits)"
      })
  void refusesEveryDefectByName(String good, String bad, String fault) throws IOException {
    String text = golden("valid-verdict.json");
    assertThat(text).contains(good);

    assertThatThrownBy(() -> ProofJson.parse("claim.json", text.replace(good, bad)))
        .isInstanceOf(ProofException.class)
        .hasMessageStartingWith("Cannot read proof claim.json: ")
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed,0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"
  })
  void refusesAnAddressWithoutItsChecksum(String good, String bad) throws IOException {
    String text = golden("valid-rewards.json").replace(good, bad);

    assertThatThrownBy(() -> ProofJson.parse("claim.json", text))
        .hasMessageContaining("expected: EIP-55 checksum");
  }

  @ParameterizedTest
  @CsvSource({"''", "'not a proof'", "'[]'", "'null'", "'\"text\"'", "'{}'"})
  void refusesWhatIsNoProofAtAll(String text) {
    assertThatThrownBy(() -> ProofJson.parse("claim.json", text))
        .isInstanceOf(ProofException.class);
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    String text = golden("valid-verdict.json").strip();
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> ProofJson.parse("claim.json", cut))
          .isInstanceOf(ProofException.class);
    }
  }

  private static Proof proof(Leaf leaf) {
    return new Proof("prompts", "2026-01", leaf, List.of(SIBLING, Hash.ZERO), ROOT);
  }

  static String golden(String name) throws IOException {
    try (InputStream file = ProofJsonTest.class.getResourceAsStream("/proof/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
    }
  }
}
