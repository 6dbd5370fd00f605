package io.assay.lineage.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Proofs about the log as JSON; see {@code lineage/FORMAT.md}, section 8. */
public final class LogProofJson {
  private static final String INCLUSION = "assay-log-inclusion-1";
  private static final String CONSISTENCY = "assay-log-consistency-1";
  private static final int MAX_PATH = 2 * Long.SIZE;
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern HASH = Pattern.compile("0x[0-9a-f]{64}");
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private LogProofJson() {}

  /** One line of canonical JSON, ended by {@code \n}. */
  public static String write(LogProof proof) {
    ObjectNode json = STRICT.createObjectNode();
    json.put("checkpoint", proof.checkpoint().text());
    if (proof instanceof LogProof.Inclusion inclusion) {
      json.put("format", INCLUSION);
      json.put("index", Long.toString(inclusion.index())).put("entry", inclusion.entry());
      putPath(json, inclusion.path());
    } else if (proof instanceof LogProof.Consistency consistency) {
      json.put("format", CONSISTENCY).put("from", consistency.from().text());
      putPath(json, consistency.path());
    }
    return CanonicalJson.of(json) + "\n";
  }

  private static void putPath(ObjectNode json, List<Hash> path) {
    ArrayNode nodes = json.putArray("proof");
    path.forEach(node -> nodes.add(node.hex()));
  }

  /** Whether a text claims to be a proof about the log. */
  public static boolean isLogProof(String text) {
    return text.contains("\"" + INCLUSION + "\"") || text.contains("\"" + CONSISTENCY + "\"");
  }

  /**
   * Reads a proof.
   *
   * @param source where the text is from, for messages
   * @throws LogException if it is not a proof of these formats
   */
  public static LogProof parse(String source, String text) {
    try {
      return parse(source, STRICT.readTree(text));
    } catch (JsonProcessingException e) {
      throw LogException.badProof(source, "not JSON, " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw LogException.badProof(source, String.valueOf(e.getMessage()));
    }
  }

  private static LogProof parse(String source, JsonNode json) {
    String format = text(json, "format");
    return switch (format) {
      case INCLUSION -> {
        checkFields(json, Set.of("checkpoint", "entry", "format", "index", "proof"));
        yield new LogProof.Inclusion(
            checkpoint(source, json, "checkpoint"),
            index(text(json, "index")),
            text(json, "entry"),
            path(json));
      }
      case CONSISTENCY -> {
        checkFields(json, Set.of("checkpoint", "format", "from", "proof"));
        yield new LogProof.Consistency(
            checkpoint(source, json, "from"), checkpoint(source, json, "checkpoint"), path(json));
      }
      default ->
          throw new IllegalArgumentException(
              "format: %s (expected: %s or %s)".formatted(format, INCLUSION, CONSISTENCY));
    };
  }

  private static Checkpoint checkpoint(String source, JsonNode json, String field) {
    return Checkpoint.parse(field + " in " + source, text(json, field).getBytes(UTF_8));
  }

  private static long index(String text) {
    if (!INDEX.matcher(text).matches()) {
      throw new IllegalArgumentException("index: %s (expected: a whole number)".formatted(text));
    }
    return Long.parseLong(text);
  }

  private static List<Hash> path(JsonNode json) {
    JsonNode nodes = json.path("proof");
    if (!nodes.isArray() || nodes.size() > MAX_PATH) {
      throw new IllegalArgumentException(
          "proof: %d nodes (expected: an array of at most %d)".formatted(nodes.size(), MAX_PATH));
    }
    List<Hash> path = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (!node.isTextual() || !HASH.matcher(node.textValue()).matches()) {
        throw new IllegalArgumentException(
            "proof: %s (expected: 0x and 64 lower-case hex digits)".formatted(node));
      }
      path.add(Hash.ofHex(node.textValue()));
    }
    return path;
  }

  private static void checkFields(JsonNode json, Set<String> expected) {
    Set<String> found = new TreeSet<>();
    json.fieldNames().forEachRemaining(found::add);
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "fields %s (expected: %s)".formatted(found, new TreeSet<>(expected)));
    }
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("%s: %s (expected: text)".formatted(field, value));
    }
    return value.textValue();
  }
}
