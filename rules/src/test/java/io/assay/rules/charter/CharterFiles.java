package io.assay.rules.charter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The charters of the tests: {@code valid-*.yaml}, and {@code invalid-*.yaml} with the message
 * beside each.
 */
final class CharterFiles {

  static final Path DIRECTORY = Path.of("src/test/resources/charter");

  private CharterFiles() {}

  static List<Path> named(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  static String text(String name) {
    try {
      return Files.readString(DIRECTORY.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
