package io.assay.lineage.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.attestation.Address;
import io.assay.rules.decision.VerdictKind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeFileTest {
  private static final TreeSubject VERDICTS = TreeSubject.verdict("prompts", "2026-01");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 31, 100})
  void findsAndProvesEveryItemAndNoOther(int size) throws IOException {
    Path file = write(verdicts(size));

    try (TreeFile tree = TreeFile.open(file)) {
      tree.verify();
      assertThat(tree.leafCount()).isEqualTo(size);
      for (int i = 0; i < size; i++) {
        List<Proof> proofs = tree.find(TreeSubject.hashOf("item " + i));
        assertThat(proofs).hasSize(1);
        assertThat(proofs.get(0).verify(tree.root())).isTrue();
        assertThat(((Leaf.Verdict) proofs.get(0).leaf()).commitment())
            .isEqualTo(TreeSubject.hashOf("commitment " + i));
      }
      assertThat(tree.find(TreeSubject.hashOf("item " + size))).isEmpty();
      assertThat(tree.find(Hash.ZERO)).isEmpty();
      assertThat(tree.find(Hash.ofHex("ff".repeat(32)))).isEmpty();
    }
  }

  @Test
  void findsAllLeavesOfAnItemThatWasJudgedTwice() throws IOException {
    Hash item = TreeSubject.hashOf("item 1");
    List<TreeRecord> records = verdicts(5);
    records.add(
        new TreeRecord.Verdict(
            item,
            TreeSubject.hashOf("commitment 1"),
            VerdictKind.ACCEPTED,
            TreeSubject.hashOf("[]")));

    try (TreeFile tree = TreeFile.open(write(records))) {
      assertThat(tree.find(item))
          .extracting(proof -> ((Leaf.Verdict) proof.leaf()).verdict())
          .containsExactlyInAnyOrder(VerdictKind.REJECTED, VerdictKind.ACCEPTED);
    }
  }

  @Test
  void findsAccountsOfARewardsTree() throws IOException {
    Address account = new Address("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
    Address distributor = new Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    BigInteger most = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    TreeSubject subject =
        TreeSubject.rewards("prompts", "2026-01", BigInteger.valueOf(31_337), distributor);
    Path file = directory.resolve("rewards.tree");
    try (TreeFileWriter writer = TreeFileWriter.create(file, subject)) {
      writer.add(new TreeRecord.Reward(account, most));
      writer.finish();
    }

    try (TreeFile tree = TreeFile.open(file)) {
      assertThat(tree.find(account))
          .singleElement()
          .extracting(Proof::leaf)
          .isEqualTo(new Leaf.Reward(BigInteger.valueOf(31_337), distributor, account, most));
      assertThat(tree.find(distributor)).isEmpty();
      assertThatThrownBy(() -> tree.find(Hash.ZERO))
          .hasMessage("key: 32 bytes (expected: that of a rewards tree)");
    }
  }

  @Test
  void aTreeWithoutLeavesIsAFileToo() throws IOException {
    Path file = write(List.of());

    try (TreeFile tree = TreeFile.open(file)) {
      tree.verify();
      assertThat(tree.root()).isEqualTo(Hash.ZERO);
      assertThat(tree.find(TreeSubject.hashOf("item 0"))).isEmpty();
    }
  }

  @Test
  void hasTheRootOfTheSameLeavesInAnyOrder() throws IOException {
    StandardTree.Builder expected = StandardTree.builder();
    verdicts(31).forEach(record -> expected.add(record.leaf(VERDICTS).hash()));

    try (TreeFile tree = TreeFile.open(write(verdicts(31)))) {
      assertThat(tree.root()).isEqualTo(expected.build().root());
    }
  }

  @Test
  void noticesEveryTruncation() throws IOException {
    byte[] whole = Files.readAllBytes(write(verdicts(3)));
    Path file = directory.resolve("cut.tree");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> TreeFile.open(file).close())
          .isInstanceOf(ProofException.class)
          .hasMessageStartingWith("Cannot trust tree file");
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> TreeFile.open(file).close()).isInstanceOf(ProofException.class);
  }

  @Test
  void noticesEveryChangedByte() throws IOException {
    byte[] whole = Files.readAllBytes(write(verdicts(3)));
    Path file = directory.resolve("changed.tree");
    for (int offset = 0; offset < whole.length; offset++) {
      byte[] changed = whole.clone();
      changed[offset] ^= 0x10;
      Files.write(file, changed);

      assertThatThrownBy(() -> verify(file))
          .as("byte %d", offset)
          .isInstanceOf(ProofException.class);
    }
  }

  @Test
  void neverGivesAProofFromADamagedFileThatDoesNotHold() throws IOException {
    byte[] whole = Files.readAllBytes(write(verdicts(3)));
    Path file = directory.resolve("changed.tree");
    Hash root;
    try (TreeFile tree = TreeFile.open(directory.resolve("verdict.tree"))) {
      root = tree.root();
    }
    for (int offset = 0; offset < whole.length; offset++) {
      byte[] changed = whole.clone();
      changed[offset] ^= 0x01;
      Files.write(file, changed);

      for (Proof proof : findAll(file)) {
        assertThat(proof.verify(root)).as("byte %d", offset).isTrue();
      }
    }
  }

  @Test
  void refusesRecordsOutOfOrderAndTwice() throws IOException {
    List<TreeRecord> sorted = sorted(verdicts(2));
    try (TreeFileWriter writer =
        TreeFileWriter.create(directory.resolve("verdict.tree"), VERDICTS)) {
      writer.add(sorted.get(1));

      assertThatThrownBy(() -> writer.add(sorted.get(1)))
          .hasMessageContaining("expected: one above the last");
      assertThatThrownBy(() -> writer.add(sorted.get(0)))
          .hasMessageContaining("expected: one above the last");
      assertThatThrownBy(() -> writer.add(new TreeRecord.Validated(Hash.ZERO, Hash.ZERO)))
          .hasMessage("record: VALIDATED (expected: VERDICT)");
    }
  }

  @Test
  void closingBeforeTheEndLeavesNothing() throws IOException {
    try (TreeFileWriter writer =
        TreeFileWriter.create(directory.resolve("verdict.tree"), VERDICTS)) {
      writer.add(verdicts(1).get(0));
    }

    try (Stream<Path> names = Files.list(directory)) {
      assertThat(names).isEmpty();
    }
  }

  private static List<Proof> findAll(Path file) throws IOException {
    List<Proof> proofs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      try (TreeFile tree = TreeFile.open(file)) {
        proofs.addAll(tree.find(TreeSubject.hashOf("item " + i)));
      } catch (ProofException noticed) {
        // Refusing is right as well; only a false proof is not.
        continue;
      }
    }
    return proofs;
  }

  private static void verify(Path file) throws IOException {
    try (TreeFile tree = TreeFile.open(file)) {
      tree.verify();
    }
  }

  private Path write(List<TreeRecord> records) throws IOException {
    Path file = directory.resolve("verdict.tree");
    try (TreeFileWriter writer = TreeFileWriter.create(file, VERDICTS)) {
      for (TreeRecord record : sorted(records)) {
        writer.add(record);
      }
      writer.finish();
    }
    return file;
  }

  private static List<TreeRecord> sorted(List<TreeRecord> records) {
    return records.stream()
        .sorted(Comparator.comparing(TreeRecord::body, Arrays::compareUnsigned))
        .toList();
  }

  private static List<TreeRecord> verdicts(int count) {
    List<TreeRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(
          new TreeRecord.Verdict(
              TreeSubject.hashOf("item " + i),
              TreeSubject.hashOf("commitment " + i),
              VerdictKind.REJECTED,
              TreeSubject.hashOf("[\"dedupe:exact\"]")));
    }
    return records;
  }
}
