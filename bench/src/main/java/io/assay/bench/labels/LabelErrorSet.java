package io.assay.bench.labels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Given labels with out-of-fold probabilities, and what people said of some.
 *
 * @param wrong whether most of five people rejected the given label, by item
 */
record LabelErrorSet(
    String name, int[] given, double[][] probabilities, Map<Integer, Boolean> wrong) {

  /** A set of the directory, which is that of the label-errors repository. */
  static LabelErrorSet read(Path directory, String name) {
    try {
      ByteBuffer labels =
          array(
              directory.resolve("original_test_labels/" + name + "_test_set_original_labels.npy"),
              "<u2");
      ByteBuffer shares =
          array(
              directory.resolve(
                  "cross_validated_predicted_probabilities/" + name + "_test_set_pyx.npy"),
              "<f8");
      int[] given = new int[labels.remaining() / Short.BYTES];
      int classes = shares.remaining() / Double.BYTES / given.length;
      double[][] probabilities = new double[given.length][classes];
      for (int item = 0; item < given.length; item++) {
        given[item] = labels.getShort();
        for (int label = 0; label < classes; label++) {
          probabilities[item][label] = shares.getDouble();
        }
      }
      return new LabelErrorSet(
          name, given, probabilities, checked(directory.resolve("mturk/" + name + "_mturk.json")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read set " + name, e);
    }
  }

  int classes() {
    return probabilities[0].length;
  }

  private static Map<Integer, Boolean> checked(Path file) throws IOException {
    Map<Integer, Boolean> wrong = new TreeMap<>();
    for (JsonNode item : new ObjectMapper().readTree(file.toFile())) {
      int forGiven = item.get("mturk").get("given").asInt();
      int votes = 0;
      for (JsonNode count : item.get("mturk")) {
        votes += count.asInt();
      }
      wrong.put(item.get("id").asInt(), 2 * forGiven < votes);
    }
    return wrong;
  }

  /** The elements of a NumPy array file in C order. */
  private static ByteBuffer array(Path file, String type) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = 10 + bytes.getShort(8);
    String description = new String(bytes.array(), 10, header - 10, StandardCharsets.US_ASCII);
    if (!description.contains("'" + type + "'") || description.contains("'fortran_order': True")) {
      throw new IOException(file + ": " + description + " (expected: " + type + " in C order)");
    }
    return bytes.position(header);
  }
}
