package io.assay.bench.duplicates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A package description of the corpus.
 *
 * @param source the source package, whose binary packages are described by one hand
 */
record Description(String id, String text, String source) {

  /** All of a file, in the order in which the stage judges them: all come at once, so by id. */
  static List<Description> read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Description> all = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode record = json.readTree(line);
        all.add(
            new Description(
                record.path("id").asText(),
                record.path("text").asText(),
                record.path("source").asText()));
      }
    }
    // Ids of the corpus are ASCII, for which this is the order of code points.
    all.sort(Comparator.comparing(Description::id));
    return all;
  }
}
