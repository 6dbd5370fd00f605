package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stored intents as JSON, both ways; see {@code lineage/FORMAT.md}. */
final class IntentJson {

  static final String FORMAT = "assay-transaction-1";

  private static final ObjectMapper JSON = new ObjectMapper();

  private IntentJson() {}

  static byte[] write(TransactionIntent intent) {
    ObjectNode json = JSON.createObjectNode();
    json.put("format", FORMAT).put("sequence", Long.toString(intent.sequence()));
    json.put("call", intent.call().name());
    json.put("contract", intent.call().contract().toString()).put("data", intent.call().data());
    json.put("repeat", word(intent.call().repeat()));
    Call.Purpose purpose = intent.call().purpose();
    if (purpose != null) {
      json.putObject("purpose")
          .put("contract", purpose.contract().toString())
          .put("data", purpose.data())
          .put("answer", purpose.answer());
    }
    json.put("chainId", Long.toString(intent.chainId())).put("from", intent.from().toString());
    json.put("nonce", Long.toString(intent.nonce())).put("state", word(intent.state()));
    ArrayNode attempts = json.putArray("attempts");
    for (TransactionIntent.Attempt attempt : intent.attempts()) {
      attempts
          .addObject()
          .put("transaction", attempt.hash().hex())
          .put("raw", attempt.raw())
          .put("maxFee", attempt.fees().maxFee().toString())
          .put("tip", attempt.fees().tip().toString());
    }
    TransactionIntent.Inclusion inclusion = intent.inclusion();
    if (inclusion != null) {
      json.put("transaction", inclusion.transaction().hex());
      json.put("block", Long.toString(inclusion.block()));
      json.put("blockHash", inclusion.blockHash().hex());
    }
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("an intent that is no JSON", e);
    }
  }

  static TransactionIntent read(byte[] bytes) throws IOException {
    JsonNode json = JSON.readTree(bytes);
    if (!json.path("format").asText().equals(FORMAT)) {
      throw new IOException(
          "format: " + json.path("format").asText() + " (expected: " + FORMAT + ")");
    }
    try {
      return new TransactionIntent(
          number(json, "sequence").longValueExact(),
          new Call(
              json.path("call").asText(),
              new Address(json.path("contract").asText()),
              json.path("data").asText(),
              Call.Repeat.valueOf(name(json, "repeat")),
              purpose(json.path("purpose"))),
          number(json, "chainId").longValueExact(),
          new Address(json.path("from").asText()),
          number(json, "nonce").longValueExact(),
          attempts(json),
          TransactionIntent.State.valueOf(name(json, "state")),
          json.has("block") ? inclusion(json) : null);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("not as it was written: " + e.getMessage(), e);
    }
  }

  private static List<TransactionIntent.Attempt> attempts(JsonNode json) {
    List<TransactionIntent.Attempt> attempts = new ArrayList<>();
    for (JsonNode attempt : json.path("attempts")) {
      attempts.add(
          new TransactionIntent.Attempt(
              Hash.ofHex(attempt.path("transaction").asText()),
              attempt.path("raw").asText(),
              new FeeBound.Fees(number(attempt, "maxFee"), number(attempt, "tip"))));
    }
    return attempts;
  }

  private static Call.@Nullable Purpose purpose(JsonNode json) {
    return json.isMissingNode()
        ? null
        : new Call.Purpose(
            new Address(json.path("contract").asText()),
            json.path("data").asText(),
            json.path("answer").isTextual() ? json.path("answer").asText() : null);
  }

  private static TransactionIntent.Inclusion inclusion(JsonNode json) {
    return new TransactionIntent.Inclusion(
        Hash.ofHex(json.path("transaction").asText()),
        number(json, "block").longValueExact(),
        Hash.ofHex(json.path("blockHash").asText()));
  }

  private static BigInteger number(JsonNode json, String name) {
    return new BigInteger(json.path(name).asText());
  }

  private static String name(JsonNode json, String field) {
    return json.path(field).asText().replace('-', '_').toUpperCase(Locale.ROOT);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
