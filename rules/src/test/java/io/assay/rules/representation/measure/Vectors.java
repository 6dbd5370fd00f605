package io.assay.rules.representation.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Measures that numpy and scipy computed; {@code vectors.py} beside them says how. */
final class Vectors {
  private static final Path FILE = Path.of("src/test/resources/representation/measures.json");
  private static final Path SHARED =
      Path.of(Objects.requireNonNullElse(System.getenv("ASSAY_SHARED_DATA"), "../../shared/data"));

  private Vectors() {}

  /** The cases of one kind. */
  static List<JsonNode> of(String kind) {
    try {
      JsonNode all = new ObjectMapper().readTree(FILE.toFile()).get(kind);
      return StreamSupport.stream(all.spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] doubles(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  static long[] longs(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false).mapToLong(JsonNode::asLong).toArray();
  }

  static Map<Double, Double> pairs(JsonNode pairs) {
    Map<Double, Double> amounts = new TreeMap<>();
    pairs.forEach(pair -> amounts.put(pair.get(0).asDouble(), pair.get(1).asDouble()));
    return amounts;
  }

  /** A set that may not be handed on. */
  static Path shared(String name) {
    return SHARED.resolve(name);
  }

  /** The columns of a comma-separated file without quotes. */
  static List<String[]> rows(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : java.nio.file.Files.readAllLines(file)) {
      rows.add(line.split(",", -1));
    }
    return rows;
  }
}
