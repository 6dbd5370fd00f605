package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compiled contracts as they lie in this jar: creation bytecode and ABI. */
final class Artifact {

  private static final String ROOT = "/io/assay/contracts/";

  private Artifact() {}

  /** Creation bytecode, hex digits without {@code 0x}. */
  static String bytecode(String contract) {
    String text = new String(read("bytecode/" + contract + ".bin"), StandardCharsets.US_ASCII);
    String hex = text.strip();
    return hex.startsWith("0x") ? hex.substring(2) : hex;
  }

  static JsonNode abi(String contract) {
    return json("abi/" + contract + ".abi.json");
  }

  /** Code as it lies on the chain, with zeros where immutable values stand, and these places. */
  static JsonNode deployed(String contract) {
    return json("deployed/" + contract + ".json");
  }

  private static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(read(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * First four bytes of the hash of a function's signature; its name must be unique in the
   * contract.
   */
  static byte[] selector(String contract, String function) {
    for (JsonNode entry : abi(contract)) {
      if (entry.path("type").asText().equals("function")
          && entry.path("name").asText().equals(function)) {
        String signature = function + types(entry.path("inputs"));
        return Arrays.copyOf(Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII)), 4);
      }
    }
    throw new IllegalArgumentException(contract + " has no function " + function);
  }

  /** First topic of the logs of an event that an ABI declares. */
  static Hash topic(JsonNode event) {
    String signature = event.path("name").asText() + types(event.path("inputs"));
    return Hash.of(Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String types(JsonNode inputs) {
    List<String> types = new ArrayList<>();
    for (JsonNode input : inputs) {
      String type = input.path("type").asText();
      boolean isStruct = type.startsWith("tuple");
      types.add(isStruct ? types(input.path("components")) + type.substring(5) : type);
    }
    return "(" + String.join(",", types) + ")";
  }

  private static byte[] read(String name) {
    try (InputStream in = Artifact.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new IllegalStateException(
            ROOT + name + " is not on the class path (expected: compiled contracts in this jar)");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
