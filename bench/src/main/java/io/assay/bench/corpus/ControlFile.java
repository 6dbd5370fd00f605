package io.assay.bench.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stanzas of a Debian control file: {@code Field: value}, continued on lines that begin
 * with white space, separated by empty lines (Debian Policy, section 5.1).
 */
final class ControlFile {
  private ControlFile() {}

  static void forEach(Path file, Consumer<Map<String, String>> stanzas) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Map<String, StringBuilder> stanza = new HashMap<>();
      @Nullable StringBuilder field = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          hand(stanza, stanzas);
          field = null;
        } else if (Character.isWhitespace(line.charAt(0)) && field != null) {
          field.append('\n').append(line, 1, line.length());
        } else {
          int colon = line.indexOf(':');
          field = new StringBuilder(line.substring(colon + 1).strip());
          stanza.put(line.substring(0, Math.max(0, colon)), field);
        }
      }
      hand(stanza, stanzas);
    }
  }

  private static void hand(
      Map<String, StringBuilder> stanza, Consumer<Map<String, String>> stanzas) {
    if (!stanza.isEmpty()) {
      Map<String, String> fields = new HashMap<>();
      stanza.forEach((name, value) -> fields.put(name, value.toString()));
      stanzas.accept(fields);
      stanza.clear();
    }
  }
}
