package io.assay.lineage.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.attestation.Address;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were complete once and are not any more; written once, since they are thousands. */
class DamagedPayoutFilesTest {
  private static final PayoutList LIST =
      PayoutList.of(
          new TreeMap<>(
              Map.of(
                  new Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), BigInteger.TWO,
                  new Address("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"), BigInteger.TEN)));

  /** A shard with an account, and one without. */
  private static final String HELD = "claims/fb6.json";

  private static final String EMPTY = "claims/abc.json";

  @TempDir static Path temporary;
  private static Path output;

  private record Corruption(String name, String file, Damage damage) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface Damage {
    void to(Path file) throws IOException;
  }

  @BeforeAll
  static void writeOnce() throws IOException {
    output = temporary.resolve("2026-01");
    write(PayoutFiles.OnOther.REFUSE);
  }

  static Stream<Corruption> corruptions() {
    return Stream.of(
        new Corruption("tree missing", "tree.json", Files::delete),
        new Corruption("tree empty", "tree.json", file -> cut(file, 0)),
        new Corruption("tree without its line end", "tree.json", file -> cut(file, -1)),
        new Corruption("tree cut off", "tree.json", file -> cut(file, -200)),
        new Corruption("tree with one digit changed", "tree.json", file -> change(file, 100)),
        new Corruption("tree with its last byte changed", "tree.json", file -> change(file, -1)),
        new Corruption("tree with more behind it", "tree.json", DamagedPayoutFilesTest::lengthen),
        new Corruption("tree a directory", "tree.json", DamagedPayoutFilesTest::intoDirectory),
        new Corruption("first shard missing", "claims/000.json", Files::delete),
        new Corruption("last shard missing", "claims/fff.json", Files::delete),
        new Corruption("shard without accounts empty", EMPTY, file -> cut(file, 0)),
        new Corruption("shard without accounts changed", EMPTY, file -> change(file, 0)),
        new Corruption("shard cut off", HELD, file -> cut(file, -1)),
        new Corruption("shard without its claims", HELD, file -> Files.writeString(file, "{}\n")),
        new Corruption("amount changed", HELD, file -> change(file, 57)),
        new Corruption("proof changed", HELD, file -> change(file, -10)),
        new Corruption("shard with more behind it", HELD, DamagedPayoutFilesTest::lengthen));
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void isSeenAndLeftAlone(Corruption corruption) throws IOException {
    Path file = output.resolve(corruption.file());
    byte[] undamaged = Files.readAllBytes(file);
    corruption.damage().to(file);
    try {
      assertThatThrownBy(() -> write(PayoutFiles.OnOther.REFUSE))
          .isInstanceOf(PayoutException.class)
          .hasMessage(
              "output: %s is missing, or not as it was written (expected: the bytes that follow from the list). Say that the files may be replaced.",
              file);
    } finally {
      Files.deleteIfExists(file);
      Files.write(file, undamaged);
    }
    assertThat(write(PayoutFiles.OnOther.REFUSE).accounts()).isEqualTo(2);
  }

  @Test
  void isWrittenAgainWhenTold() throws IOException {
    Path tree = output.resolve("tree.json");
    byte[] undamaged = Files.readAllBytes(tree);
    cut(tree, -200);

    write(PayoutFiles.OnOther.REPLACE);

    assertThat(tree).hasBinaryContent(undamaged);
  }

  @Test
  void aChangedSummaryIsThatOfAnotherList() throws IOException {
    Path summary = output.resolve("summary.json");
    String undamaged = Files.readString(summary);
    Files.writeString(summary, undamaged.replace("\"total\":\"12\"", "\"total\":\"13\""));
    try {
      assertThatThrownBy(() -> write(PayoutFiles.OnOther.REFUSE))
          .isInstanceOf(PayoutException.class)
          .hasMessageContaining("holds the files of another list");
    } finally {
      Files.writeString(summary, undamaged);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, -40})
  void aSummaryThatIsCutOffIsWrittenAgainWhenTold(int length) throws IOException {
    Path summary = output.resolve("summary.json");
    String undamaged = Files.readString(summary);
    cut(summary, length);

    assertThatThrownBy(() -> write(PayoutFiles.OnOther.REFUSE))
        .isInstanceOf(PayoutException.class)
        .hasMessageContaining("holds the files of another list");
    write(PayoutFiles.OnOther.REPLACE);

    assertThat(summary).hasContent(undamaged);
  }

  @Test
  void nothingIsWrittenOverBesideAFileThatIsNotOurs() throws IOException {
    Path summary = output.resolve("summary.json");
    Path foreign = output.resolve("notes.txt");
    String undamaged = Files.readString(summary);
    cut(summary, 0);
    Files.writeString(foreign, "kept");
    try {
      assertThatThrownBy(() -> write(PayoutFiles.OnOther.REPLACE))
          .isInstanceOf(PayoutException.class)
          .hasMessageContaining("holds other things than payout files");
    } finally {
      Files.delete(foreign);
      Files.writeString(summary, undamaged);
    }
  }

  private static PayoutSummary write(PayoutFiles.OnOther onOther) throws IOException {
    return PayoutFiles.write(output, LIST, PayoutLeaf.airdrop(), onOther);
  }

  /** Keeps some bytes; a negative number says how many are lost. */
  private static void cut(Path file, int length) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    replace(file, Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length));
  }

  /** Changes one byte; a negative place counts from the end. */
  private static void change(Path file, int place) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[place < 0 ? bytes.length + place : place] ^= 1;
    replace(file, bytes);
  }

  /** The file under this name alone: shards without accounts are one file. */
  private static void replace(Path file, byte[] bytes) throws IOException {
    Files.delete(file);
    Files.write(file, bytes);
  }

  private static void lengthen(Path file) throws IOException {
    Files.writeString(file, "\n", StandardOpenOption.APPEND);
  }

  private static void intoDirectory(Path file) throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
  }
}
