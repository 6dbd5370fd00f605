package io.assay.lineage.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final String HEX =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("keys").resolve("dataset.key");
  }

  @Test
  void createsAFileThatOnlyItsOwnerReads() throws IOException {
    DatasetKey.create(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
  }

  @Test
  void leavesNothingBesideTheKey() throws IOException {
    DatasetKey.create(file);

    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void takesNoNoticeOfAFileAsideFromAKilledRun() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file.resolveSibling("dataset.key.tmp"), "0001");

    DatasetKey.create(file);

    assertThat(Files.readString(file)).hasSize(65);
  }

  @Test
  void loadsWhatWasCreated() {
    DatasetKey created = DatasetKey.loadOrCreate(file);

    assertThat(Pseudonyms.of(DatasetKey.loadOrCreate(file), "ada"))
        .isEqualTo(Pseudonyms.of(created, "ada"));
  }

  @Test
  void neverReplacesAKey() throws IOException {
    write(HEX);

    assertThatThrownBy(() -> DatasetKey.create(file))
        .isInstanceOf(ProvenanceException.class)
        .hasMessage(
            "Key file %s: exists (expected: none yet). A key is never replaced; remove it by hand if it is not in use.",
            file);
    assertThat(Files.readString(file)).isEqualTo(HEX);
  }

  @ParameterizedTest
  @ValueSource(strings = {HEX, HEX + "\n", HEX + "\r\n"})
  void readsHexWithOrWithoutLineEnd(String text) throws IOException {
    write(text);

    assertThat(Pseudonyms.of(DatasetKey.load(file), "ada@example.org").hex())
        .isEqualTo("448cc7fd791c7234003ac0ce3375c57c37649058f585dc38a8cd08a0747e0ac2");
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> DatasetKey.load(file))
        .isInstanceOf(ProvenanceException.class)
        .hasMessage(
            "Key file %s: missing (expected: 32 bytes as hex). Restore it from a backup.", file);
  }

  @Test
  void refusesAWrongLength() throws IOException {
    write(HEX.substring(2));

    assertThatThrownBy(() -> DatasetKey.load(file))
        .hasMessage(
            "Key file %s: 62 characters (expected: 64 hex digits and nothing else). Restore it from a backup.",
            file);
  }

  @Test
  void refusesMoreThanAKey() throws IOException {
    write(HEX + "\n" + HEX);

    assertThatThrownBy(() -> DatasetKey.load(file)).hasMessageContaining(": too long (expected:");
  }

  @Test
  void quotesNothingOfAMalformedKey() throws IOException {
    write(HEX.substring(1) + "g");

    assertThatThrownBy(() -> DatasetKey.load(file))
        .hasMessageContaining(": not hexadecimal (expected:")
        .hasNoCause()
        .message()
        .doesNotContain("1c1d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void refusesAKeyThatOthersCanReach(String mode) throws IOException {
    write(HEX);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> DatasetKey.load(file))
        .isInstanceOf(ProvenanceException.class)
        .hasMessage(
            "Key file %s: mode %s (expected: rw-------). Run \"chmod 600 %s\", and consider whether others have read it.",
            file, mode, file);
  }

  @Test
  void batchKeyIsTheSameOnceCreated() {
    String salt = new Salts(BatchKey.loadOrCreate(file)).hexOf("item-1");

    assertThat(new Salts(BatchKey.loadOrCreate(file)).hexOf("item-1")).isEqualTo(salt);
    assertThat(new Salts(BatchKey.load(file)).hexOf("item-1")).isEqualTo(salt);
  }

  @Test
  void destroysABatchKeyOnceAndForAll() {
    BatchKey.create(file);

    BatchKey.destroy(file);
    BatchKey.destroy(file);

    assertThat(file).doesNotExist();
  }

  @Test
  void neverPrintsAKey() {
    assertThat(DatasetKey.of(new byte[32])).hasToString("DatasetKey[hidden]");
    assertThat(BatchKey.of(new byte[32])).hasToString("BatchKey[hidden]");
  }

  @Test
  void refusesShortBytes() {
    assertThatThrownBy(() -> DatasetKey.of(new byte[31]))
        .hasMessage("key: 31 bytes (expected: 32)");
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
