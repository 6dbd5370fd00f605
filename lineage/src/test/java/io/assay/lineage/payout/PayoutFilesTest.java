package io.assay.lineage.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.Leaf;
import io.assay.lineage.merkle.MerkleVectors;
import io.assay.lineage.merkle.StandardTree;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayoutFilesTest {
  private static final Address DISTRIBUTOR =
      new Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  private static final PayoutLeaf REWARDS =
      PayoutLeaf.rewards(BigInteger.valueOf(31_337), DISTRIBUTOR);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temporary;
  private Path output;

  @BeforeEach
  void place() {
    output = temporary.resolve("payouts").resolve("2026-01");
  }

  static Stream<MerkleVectors.Tree> airdrops() throws IOException {
    return MerkleVectors.trees().filter(tree -> tree.kind().equals("airdrop"));
  }

  @ParameterizedTest
  @MethodSource("airdrops")
  void hasTheRootsOfTheOriginal(MerkleVectors.Tree tree) throws IOException {
    PayoutList list = new PayoutList();
    for (Leaf leaf : tree.leaves()) {
      Leaf.Airdrop airdrop = (Leaf.Airdrop) leaf;
      PayoutList one = PayoutList.of(new TreeMap<>(Map.of(airdrop.account(), airdrop.amount())));
      byte[] account = new byte[20];
      byte[] amount = new byte[32];
      one.copyAccount(0, account, 0);
      one.copyAmount(0, amount, 0);
      list.add(account, amount);
    }

    assertThat(list.tree(PayoutLeaf.airdrop()).root()).isEqualTo(tree.root());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tree.json", "summary.json", "claims/5aa.json", "claims/000.json"})
  void namesTheFirstFileThatIsMissingOrChanged(String name) throws IOException {
    SortedMap<Address, BigInteger> amounts = new TreeMap<>();
    amounts.put(new Address("0x5AA0000000000000000000000000000000000000"), BigInteger.TEN);
    PayoutList list = PayoutList.of(amounts);
    write(list, PayoutFiles.OnOther.REFUSE);
    assertThat(PayoutFiles.firstDifference(output, list, REWARDS)).isEmpty();

    Path file = output.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length - 2] ^= 1;
    Files.write(file, whole);
    assertThat(PayoutFiles.firstDifference(output, list, REWARDS)).contains(name);
    Files.delete(file);
    assertThat(PayoutFiles.firstDifference(output, list, REWARDS)).contains(name);
  }

  @Test
  void writesTheGoldenFiles() throws IOException {
    SortedMap<Address, BigInteger> amounts = new TreeMap<>();
    amounts.put(
        new Address("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"),
        new BigInteger("1000000000000000000000"));
    amounts.put(new Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), BigInteger.ONE);
    amounts.put(new Address("0x5AA0000000000000000000000000000000000000"), BigInteger.TEN);

    write(PayoutList.of(amounts), PayoutFiles.OnOther.REFUSE);

    assertThat(output.resolve("tree.json")).hasSameTextualContentAs(golden("tree.json"));
    assertThat(output.resolve("summary.json")).hasSameTextualContentAs(golden("summary.json"));
    assertThat(output.resolve("claims/5aa.json")).hasSameTextualContentAs(golden("5aa.json"));
    assertThat(output.resolve("claims/fb6.json")).hasSameTextualContentAs(golden("fb6.json"));
    assertThat(output.resolve("claims/000.json")).hasContent("{}\n");
  }

  @Test
  void everyClaimProvesItsAccountUnderTheRoot() throws IOException {
    SortedMap<Address, BigInteger> amounts = amounts(300);
    PayoutSummary summary = write(PayoutList.of(amounts), PayoutFiles.OnOther.REFUSE);
    int seen = 0;
    for (int shard = 0; shard < 4096; shard++) {
      String name = "%03x".formatted(shard);
      JsonNode claims = JSON.readTree(output.resolve("claims/" + name + ".json").toFile());
      for (Map.Entry<String, JsonNode> claim : claims.properties()) {
        Address account = new Address(claim.getKey());
        BigInteger amount = new BigInteger(claim.getValue().path("amount").textValue());
        List<Hash> proof = new ArrayList<>();
        claim.getValue().path("proof").forEach(hash -> proof.add(Hash.ofHex(hash.textValue())));
        Leaf leaf = new Leaf.Reward(BigInteger.valueOf(31_337), DISTRIBUTOR, account, amount);

        assertThat(StandardTree.verify(summary.root(), leaf.hash(), proof)).isTrue();
        assertThat(Hex.encode(account.bytes())).startsWith(name);
        assertThat(amounts).containsEntry(account, amount);
        seen++;
      }
    }
    assertThat(seen).isEqualTo(300);
    assertThat(summary.total())
        .isEqualTo(amounts.values().stream().reduce(BigInteger.ZERO, BigInteger::add));
  }

  @Test
  void bytesAreIndependentOfInputOrder() throws IOException {
    List<Map.Entry<Address, BigInteger>> entries = new ArrayList<>(amounts(200).entrySet());
    List<String> digests = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      StringBuilder csv = new StringBuilder("address,amount\n");
      entries.forEach(e -> csv.append(e.getKey()).append(',').append(e.getValue()).append('\n'));
      Path input = Files.writeString(temporary.resolve("accounts.csv"), csv);
      Path directory = temporary.resolve("round" + round);
      PayoutBuild.files(
          new PayoutBuild.Source(input, REWARDS), directory, PayoutFiles.OnOther.REFUSE);
      digests.add(digest(directory));
      Collections.shuffle(entries, new Random(round));
    }

    assertThat(digests.get(1)).isEqualTo(digests.get(0));
    assertThat(digests.get(2)).isEqualTo(digests.get(0));
  }

  @Test
  void shardsWithoutAccountsAreOneFile() throws IOException {
    write(
        PayoutList.of(new TreeMap<>(Map.of(DISTRIBUTOR, BigInteger.ONE))),
        PayoutFiles.OnOther.REFUSE);

    Path claims = output.resolve("claims");
    assertThat(Files.isSameFile(claims.resolve("000.json"), claims.resolve("fff.json"))).isTrue();
    assertThat(Files.isSameFile(claims.resolve("000.json"), claims.resolve("5aa.json"))).isFalse();
  }

  @Test
  void writesAllShardsOfAListWithoutAccounts() throws IOException {
    PayoutSummary summary = write(PayoutList.of(new TreeMap<>()), PayoutFiles.OnOther.REFUSE);

    assertThat(summary.root()).isEqualTo(Hash.ZERO);
    assertThat(JSON.readTree(output.resolve("tree.json").toFile()).path("values")).isEmpty();
    try (Stream<Path> shards = Files.list(output.resolve("claims"))) {
      assertThat(shards).hasSize(4096);
    }
  }

  @Test
  void theSameFilesAgainAreLeftAlone() throws IOException {
    write(PayoutList.of(amounts(3)), PayoutFiles.OnOther.REFUSE);
    Object before = Files.getAttribute(output, "unix:ino");

    write(PayoutList.of(amounts(3)), PayoutFiles.OnOther.REFUSE);

    assertThat(Files.getAttribute(output, "unix:ino")).isEqualTo(before);
  }

  @Test
  void otherFilesAreReplacedOnlyWhenTold() throws IOException {
    write(PayoutList.of(amounts(3)), PayoutFiles.OnOther.REFUSE);
    String before = digest(output);

    assertThatThrownBy(() -> write(PayoutList.of(amounts(4)), PayoutFiles.OnOther.REFUSE))
        .isInstanceOf(PayoutException.class)
        .hasMessage(
            "output: %s holds the files of another list (expected: a new directory). Choose another one, or say that it may be replaced.",
            output);
    assertThat(digest(output)).isEqualTo(before);

    write(PayoutList.of(amounts(4)), PayoutFiles.OnOther.REPLACE);
    assertThat(digest(output)).isNotEqualTo(before);
    assertThat(names(output.getParent())).containsExactly("2026-01");
  }

  @Test
  void aMissingShardIsWrittenAgainWhenTold() throws IOException {
    write(PayoutList.of(amounts(3)), PayoutFiles.OnOther.REFUSE);
    String before = digest(output);
    Files.delete(output.resolve("claims/abc.json"));

    write(PayoutList.of(amounts(3)), PayoutFiles.OnOther.REPLACE);

    assertThat(digest(output)).isEqualTo(before);
  }

  @Test
  void neverReplacesWhatIsNoPayoutDirectory() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> write(PayoutList.of(amounts(3)), PayoutFiles.OnOther.REPLACE))
        .isInstanceOf(PayoutException.class)
        .hasMessageContaining("holds other things than payout files");
    assertThat(output.resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void whatAKilledWriterLeftIsWrittenOver() throws IOException {
    write(PayoutList.of(amounts(3)), PayoutFiles.OnOther.REFUSE);
    String expected = digest(output);
    Path half = output.resolveSibling("2026-01.aside");
    Files.move(output, half);
    Files.delete(half.resolve("summary.json"));
    Files.createDirectories(output.resolveSibling("2026-01.old.aside").resolve("claims"));

    write(PayoutList.of(amounts(3)), PayoutFiles.OnOther.REFUSE);

    assertThat(digest(output)).isEqualTo(expected);
    assertThat(names(output.getParent())).containsExactly("2026-01");
  }

  @Test
  void takesAnEmptyDirectory() throws IOException {
    Files.createDirectories(output);

    write(PayoutList.of(amounts(1)), PayoutFiles.OnOther.REFUSE);

    assertThat(output.resolve("summary.json")).exists();
  }

  private PayoutSummary write(PayoutList list, PayoutFiles.OnOther onOther) throws IOException {
    return PayoutFiles.write(output, list, REWARDS, onOther);
  }

  private static Path golden(String name) {
    return Path.of("src/test/resources/payout").resolve(name);
  }

  private static SortedMap<Address, BigInteger> amounts(int count) {
    Random random = new Random(20);
    SortedMap<Address, BigInteger> amounts = new TreeMap<>();
    while (amounts.size() < count) {
      byte[] account = new byte[20];
      random.nextBytes(account);
      amounts.put(Address.of(account), new BigInteger(random.nextInt(200), random));
    }
    return amounts;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> names = Files.list(directory)) {
      return names.map(name -> name.getFileName().toString()).sorted().toList();
    }
  }

  private static String digest(Path directory) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(directory.relativize(file))
            .append(Hex.encode(Sha256.of(Files.readAllBytes(file))));
      }
    }
    return Hex.encode(Sha256.of(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
