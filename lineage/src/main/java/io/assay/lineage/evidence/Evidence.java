package io.assay.lineage.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.GateOutcome;
import io.assay.rules.digest.Keccak256;
import io.assay.rules.json.CanonicalJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The record of a batch whose keccak-256 is anchored. The same input, charter and keys give the
 * same bytes: it holds no clock, transaction, table version, log root, attempt or row order, and no
 * floating-point number.
 *
 * @param counts numbers by name, such as {@code ingest.in}: items, people or base units
 * @param gates in any order; ids are unique
 */
public record Evidence(
    String dataset,
    String batch,
    Hash charterHash,
    Roots roots,
    Map<String, BigInteger> counts,
    List<GateOutcome> gates) {

  private static final String FORMAT = "assay-evidence-1";
  private static final Pattern COUNT_NAME = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");

  /** The content roots; {@link Hash#ZERO} for a tree without leaves. */
  public record Roots(Hash validated, Hash verdict, Hash rewards) {}

  /** Copies and sorts; checks names and that no gate stands twice. */
  public Evidence {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    counts.forEach(Evidence::checkCount);
    gates = gates.stream().sorted(Comparator.comparing(outcome -> outcome.gate().id())).toList();
    if (gates.stream().map(outcome -> outcome.gate().id()).distinct().count() != gates.size()) {
      throw new IllegalArgumentException("gates: an id stands twice (expected: unique ids)");
    }
  }

  private static void checkCount(String name, BigInteger count) {
    if (!COUNT_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "count: %s (expected: lower-case parts joined by . _ or -)".formatted(name));
    }
    if (count.signum() < 0) {
      throw new IllegalArgumentException("%s: %s (expected: 0 or more)".formatted(name, count));
    }
  }

  /** RFC 8785 bytes, as in {@code evidence.json}. */
  public byte[] bytes() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.put("dataset", dataset).put("datasetId", TreeSubject.hashOf(dataset).hex());
    json.put("batch", batch).put("batchHash", TreeSubject.hashOf(batch).hex());
    json.put("charterHash", charterHash.hex());
    json.putObject("roots")
        .put("validated", roots.validated().hex())
        .put("verdict", roots.verdict().hex())
        .put("rewards", roots.rewards().hex());
    ObjectNode countsJson = json.putObject("counts");
    counts.forEach((name, count) -> countsJson.put(name, count.toString()));
    ArrayNode gatesJson = json.putArray("gates");
    gates.forEach(outcome -> gatesJson.add(gateJson(outcome)));
    return CanonicalJson.of(json).getBytes(UTF_8);
  }

  /** The anchored hash: keccak-256 of {@link #bytes()}. */
  public Hash hash() {
    return Hash.of(Keccak256.of(bytes()));
  }

  private static ObjectNode gateJson(GateOutcome outcome) {
    GateEntry gate = outcome.gate();
    Fraction value = outcome.value();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", gate.id());
    json.put("metric", gate.metric().key());
    json.put("of", gate.of().key());
    json.put("severity", gate.severity().key());
    json.put("outcome", outcome.status().name().toLowerCase(Locale.ROOT));
    json.put("numerator", value == null ? "0" : value.numerator().toString());
    json.put("denominator", value == null ? "0" : value.denominator().toString());
    putIfGiven(json, "column", gate.column());
    putIfGiven(json, "dimension", gate.dimension());
    putIfGiven(json, "expression", gate.expression());
    putIfGiven(json, "at-least", decimal(gate.atLeast()));
    putIfGiven(json, "at-most", decimal(gate.atMost()));
    return json;
  }

  private static void putIfGiven(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static @Nullable String decimal(@Nullable BigDecimal bound) {
    return bound == null ? null : bound.stripTrailingZeros().toPlainString();
  }
}
