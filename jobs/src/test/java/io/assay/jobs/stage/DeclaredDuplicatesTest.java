package io.assay.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.assay.jobs.exit.ExitException;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.charter.DuplicatesSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredDuplicatesTest {
  @TempDir Path directory;

  private final Charter charter =
      CharterParser.parse(
          "charter.yaml",
          """
          charter: 1
          dataset: { id: made-up, name: Made up, purpose: Tests }
          intake:
            format: csv
            columns: { contributor: who, submitted-at: when, content: [text], licence: { constant: CC0-1.0 }, source: { constant: original } }
          duplicates:
            near: { fields: [text], shingle: word-3, jaccard: 0.8 }
            boilerplate: [as written]
            boilerplate-files: [headers/apache.txt, gpl.txt]
          """,
          Map.of());

  @Test
  void textsOfFilesAreDeclaredLikeThoseOfTheCharter() throws IOException {
    Files.createDirectory(directory.resolve("headers"));
    Files.writeString(directory.resolve("headers/apache.txt"), "Licensed under…\n");
    Files.writeString(directory.resolve("gpl.txt"), "This program is free");

    assertThat(DeclaredDuplicates.of(charter, ReferredFiles.of(charter, directory)))
        .isNotNull()
        .extracting(DuplicatesSection::boilerplate, LIST)
        .containsExactly("as written", "Licensed under…\n", "This program is free");
  }

  @Test
  void aFileThatIsMissingOrNoTextEndsTheRun() throws IOException {
    ReferredFiles files = ReferredFiles.of(charter, directory);
    assertThatThrownBy(() -> DeclaredDuplicates.of(charter, files))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("apache.txt");

    Files.createDirectory(directory.resolve("headers"));
    Files.write(directory.resolve("headers/apache.txt"), new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> DeclaredDuplicates.of(charter, files))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("UTF-8");
  }
}
