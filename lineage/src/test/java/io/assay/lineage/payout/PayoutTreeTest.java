package io.assay.lineage.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Leaf;
import io.assay.lineage.merkle.StandardTree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoutTreeTest {
  private static final BigInteger CHAIN = BigInteger.valueOf(31_337);
  private static final Address DISTRIBUTOR =
      new Address("0x5FbDB2315678afecb367f032d93F642f64180aa3");
  private static final Address ALICE = new Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  private static final Address BOB = new Address("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
  private static final Address CYD = new Address("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB");

  @TempDir private Path directory;
  private Path files;
  private PayoutSummary summary;

  @BeforeEach
  void write() throws IOException {
    files = directory.resolve("payouts");
    summary =
        PayoutFiles.write(
            files,
            PayoutList.of(
                new TreeMap<>(
                    Map.of(
                        ALICE, BigInteger.TEN,
                        BOB, BigInteger.ONE.shiftLeft(200),
                        CYD, BigInteger.ZERO))),
            PayoutLeaf.rewards(CHAIN, DISTRIBUTOR),
            PayoutFiles.OnOther.REFUSE);
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    PayoutTree tree = PayoutTree.read(files);

    assertThat(tree.root()).isEqualTo(summary.root());
    assertThat(tree.size()).isEqualTo(3);
    Map<Address, BigInteger> read = new TreeMap<>();
    for (int leaf = 2; leaf < tree.nodeCount(); leaf++) {
      read.put(tree.account(leaf), tree.amount(leaf));
      assertThat(
              StandardTree.verify(
                  tree.root(),
                  new Leaf.Reward(CHAIN, DISTRIBUTOR, tree.account(leaf), tree.amount(leaf)).hash(),
                  tree.proof(leaf)))
          .isTrue();
    }
    assertThat(read)
        .containsEntry(ALICE, BigInteger.TEN)
        .containsEntry(BOB, BigInteger.ONE.shiftLeft(200))
        .containsEntry(CYD, BigInteger.ZERO);
  }

  @Test
  void findsTheClaimOfAnAccount() throws IOException {
    PayoutClaim claim = PayoutClaim.find(files, BOB).orElseThrow();

    assertThat(claim.cumulative()).isEqualTo(BigInteger.ONE.shiftLeft(200));
    assertThat(
            StandardTree.verify(
                summary.root(),
                new Leaf.Reward(CHAIN, DISTRIBUTOR, BOB, claim.cumulative()).hash(),
                claim.proof()))
        .isTrue();
    assertThat(PayoutClaim.find(files, DISTRIBUTOR)).isEmpty();
  }

  @Test
  void readsTheTotals() {
    assertThat(PayoutTotals.isPresent(files)).isTrue();
    assertThat(PayoutTotals.read(files))
        .isEqualTo(new PayoutTotals(summary.root(), summary.total(), 3));
    assertThat(PayoutTotals.isPresent(directory)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"10\"|\"11\"|its accounts and amounts give the root 0x",
        "\"10\"|\"-1\"|no amount where one belongs",
        "\"10\"|\"1e1\"|no amount where one belongs",
        "\"0x5aAeb6|\"0x5aaeb6|no address where one belongs",
        "\"31337\",|''|a leaf has 3 values",
        "{\"format\"|\"format\"|it is no JSON",
        "[\"0x|[7,\"0x|a node is no text",
      })
  void refusesFilesThatWereChanged(String from, String to, String message) throws IOException {
    Path tree = files.resolve("tree.json");
    Files.writeString(tree, Files.readString(tree).replace(from, to));

    assertThatThrownBy(() -> PayoutTree.read(files))
        .isInstanceOf(PayoutException.class)
        .hasMessageContaining("tree.json")
        .hasMessageContaining(message);
  }

  @Test
  void refusesFilesThatAreCutOffOrMissing() throws IOException {
    Path tree = files.resolve("tree.json");
    String whole = Files.readString(tree);
    Files.writeString(tree, whole.substring(0, whole.length() / 2));
    assertThatThrownBy(() -> PayoutTree.read(files)).isInstanceOf(PayoutException.class);
    Files.delete(tree);
    assertThatThrownBy(() -> PayoutTree.read(files)).hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> PayoutClaim.find(directory, BOB))
        .hasMessageContaining("there is no such file");
  }
}
