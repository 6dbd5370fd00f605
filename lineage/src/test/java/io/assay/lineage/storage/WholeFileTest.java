package io.assay.lineage.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path directory;

  @Test
  void writesAFileWithItsDirectoriesAndReplacesIt() throws IOException {
    Path file = directory.resolve("proofs/2026-01/checkpoint");

    WholeFile.write(file, "old and longer".getBytes(UTF_8));
    WholeFile.write(file, "new".getBytes(UTF_8));

    assertThat(file).hasContent("new");
    try (Stream<Path> names = Files.list(file.getParent())) {
      assertThat(names).containsExactly(file);
    }
  }

  @Test
  void writesOverWhatAKilledWriterLeftBeside() throws IOException {
    Path file = directory.resolve("checkpoint");
    Files.writeString(directory.resolve("checkpoint.aside"), "half of something longer");

    WholeFile.write(file, "whole".getBytes(UTF_8));

    assertThat(file).hasContent("whole");
    assertThat(directory.resolve("checkpoint.aside")).doesNotExist();
  }
}
