package io.assay.lineage.merkle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.attestation.Address;
import io.assay.rules.decision.VerdictKind;
import io.assay.rules.json.CanonicalJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Proofs as JSON, format {@code assay-proof-1}; see {@code lineage/FORMAT.md}, section 5. */
public final class ProofJson {
  private static final String FORMAT = "assay-proof-1";
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,77}");
  private static final Pattern HASH = Pattern.compile("0x[0-9a-f]{64}");
  static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ProofJson() {}

  /** One line of canonical JSON, ended by {@code \n}. */
  public static String write(Proof proof) {
    ObjectNode json = STRICT.createObjectNode();
    json.put("format", FORMAT);
    json.put("kind", proof.leaf().kind().label());
    json.put("dataset", proof.dataset());
    json.put("batch", proof.batch());
    json.set("leaf", leafJson(proof.leaf()));
    ArrayNode siblings = json.putArray("proof");
    proof.siblings().forEach(sibling -> siblings.add(sibling.hex()));
    json.put("root", proof.root().hex());
    return CanonicalJson.of(json) + "\n";
  }

  private static ObjectNode leafJson(Leaf leaf) {
    ObjectNode json = STRICT.createObjectNode();
    if (leaf instanceof Leaf.Validated validated) {
      return json.put("datasetId", validated.datasetId().hex())
          .put("batchHash", validated.batchHash().hex())
          .put("commitment", validated.commitment().hex());
    }
    if (leaf instanceof Leaf.Verdict verdict) {
      return json.put("datasetId", verdict.datasetId().hex())
          .put("batchHash", verdict.batchHash().hex())
          .put("commitment", verdict.commitment().hex())
          .put("verdict", Integer.toString(verdict.verdict().code()))
          .put("reasonsHash", verdict.reasonsHash().hex());
    }
    if (leaf instanceof Leaf.Reward reward) {
      return json.put("chainId", reward.chainId().toString())
          .put("distributor", reward.distributor().checksummed())
          .put("account", reward.account().checksummed())
          .put("cumulative", reward.cumulative().toString());
    }
    throw new IllegalArgumentException(
        "leaf: %s (expected: one that is anchored)".formatted(leaf.kind().label()));
  }

  /**
   * Reads a proof.
   *
   * @param source where the text is from, for messages
   * @throws ProofException if it is not a proof of this format
   */
  public static Proof parse(String source, String text) {
    try {
      return parse(STRICT.readTree(text));
    } catch (JsonProcessingException e) {
      throw ProofException.badProof(source, "not JSON, " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw ProofException.badProof(source, String.valueOf(e.getMessage()));
    }
  }

  private static Proof parse(JsonNode json) {
    checkFields("proof", json, "format", "kind", "dataset", "batch", "leaf", "proof", "root");
    String format = text(json, "format");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException("format: %s (expected: %s)".formatted(format, FORMAT));
    }
    JsonNode siblingsJson = json.path("proof");
    if (!siblingsJson.isArray()) {
      throw new IllegalArgumentException("proof: %s (expected: array)".formatted(siblingsJson));
    }
    List<Hash> siblings = new ArrayList<>();
    siblingsJson.forEach(sibling -> siblings.add(hash("proof", sibling)));
    Leaf leaf = leaf(text(json, "kind"), json.path("leaf"));
    return new Proof(
        text(json, "dataset"), text(json, "batch"), leaf, siblings, hash(json, "root"));
  }

  private static Leaf leaf(String kind, JsonNode json) {
    return switch (kind) {
      case "validated" -> validated(json);
      case "verdict" -> verdict(json);
      case "rewards" -> reward(json);
      default ->
          throw new IllegalArgumentException(
              "kind: %s (expected: validated, verdict or rewards)".formatted(kind));
    };
  }

  private static Leaf validated(JsonNode json) {
    checkFields("leaf", json, "datasetId", "batchHash", "commitment");
    return new Leaf.Validated(
        hash(json, "datasetId"), hash(json, "batchHash"), hash(json, "commitment"));
  }

  private static Leaf verdict(JsonNode json) {
    checkFields("leaf", json, "datasetId", "batchHash", "commitment", "verdict", "reasonsHash");
    BigInteger verdict = decimal(json, "verdict");
    if (verdict.bitLength() > 2) {
      throw new IllegalArgumentException("verdict: %s (expected: 0 to 2)".formatted(verdict));
    }
    return new Leaf.Verdict(
        hash(json, "datasetId"),
        hash(json, "batchHash"),
        hash(json, "commitment"),
        VerdictKind.ofCode(verdict.intValue()),
        hash(json, "reasonsHash"));
  }

  private static Leaf reward(JsonNode json) {
    checkFields("leaf", json, "chainId", "distributor", "account", "cumulative");
    return new Leaf.Reward(
        decimal(json, "chainId"),
        new Address(text(json, "distributor")),
        new Address(text(json, "account")),
        decimal(json, "cumulative"));
  }

  private static void checkFields(String name, JsonNode json, String... expected) {
    Set<String> found = new TreeSet<>();
    json.fieldNames().forEachRemaining(found::add);
    Set<String> wanted = new TreeSet<>(List.of(expected));
    if (!json.isObject() || !found.equals(wanted)) {
      throw new IllegalArgumentException(
          "%s: fields %s (expected: %s)".formatted(name, found, wanted));
    }
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("%s: %s (expected: text)".formatted(field, value));
    }
    return value.textValue();
  }

  private static BigInteger decimal(JsonNode json, String field) {
    String text = text(json, field);
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s: %s (expected: a whole number)".formatted(field, text));
    }
    return new BigInteger(text);
  }

  static Hash hash(JsonNode json, String field) {
    return hash(field, json.path(field));
  }

  private static Hash hash(String field, JsonNode value) {
    if (!value.isTextual() || !HASH.matcher(value.textValue()).matches()) {
      throw new IllegalArgumentException(
          "%s: %s (expected: 0x and 64 lower-case hex digits)".formatted(field, value));
    }
    return Hash.ofHex(value.textValue());
  }
}
