package io.assay.bench.duplicates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package description of the corpus.
 *
 * @param source the source package, whose binary packages are described by one hand
 */
record Description(String id, String text, String source) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All of a file, in the order in which the stage judges them: all come at once, so by id. */
  static List<Description> read(Path file) throws IOException {
    List<Description> all = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(line -> all.add(ofLine(line)));
    }
    // Ids of the corpus are ASCII, for which this is the order of code points.
    all.sort(Comparator.comparing(Description::id));
    return all;
  }

  static Description ofLine(String line) {
    try {
      JsonNode record = JSON.readTree(line);
      return new Description(
          record.path("id").asText(), record.path("text").asText(), record.path("source").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no description: " + line, e);
    }
  }

  /** Writes descriptions as a batch. */
  static void write(Path file, List<Description> descriptions) throws IOException {
    Files.write(file, descriptions.stream().map(Description::line).toList());
  }

  private String line() {
    return JSON.createObjectNode()
        .put("id", id)
        .put("text", text)
        .put("source", source)
        .put("maintainer", "somebody")
        .toString();
  }
}
