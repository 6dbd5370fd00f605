package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Reads the parts of a node's answers. What is not of the form is an {@link
 * IllegalArgumentException} or {@link ArithmeticException}, which {@link Node} puts into a
 * sentence.
 */
final class Answers {

  private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");
  private static final Pattern BYTES = Pattern.compile("0x([0-9a-fA-F]{2})*+");

  private Answers() {}

  static BigInteger quantity(JsonNode json) {
    return new BigInteger(matching(json, QUANTITY, "a number as hex").substring(2), 16);
  }

  static long number(JsonNode json) {
    return quantity(json).longValueExact();
  }

  static String bytes(JsonNode json) {
    return matching(json, BYTES, "bytes as hex");
  }

  static Hash hash(JsonNode json) {
    return Hash.ofHex(json.asText());
  }

  /** Of the transaction that was asked for, in a block. */
  static JsonNode receipt(JsonNode json, Hash transaction) {
    number(json.path("blockNumber"));
    hash(json.path("blockHash"));
    quantity(json.path("status"));
    if (!hash(json.path("transactionHash")).equals(transaction)) {
      throw new IllegalArgumentException("expected: the receipt of " + transaction);
    }
    return json;
  }

  private static String matching(JsonNode json, Pattern form, String expected) {
    if (!json.isTextual() || !form.matcher(json.asText()).matches()) {
      throw new IllegalArgumentException("expected: " + expected);
    }
    return json.asText();
  }
}
