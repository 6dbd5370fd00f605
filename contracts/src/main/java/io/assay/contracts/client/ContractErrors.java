package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Type;
import org.web3j.crypto.Hash;
import org.web3j.utils.Numeric;

/**
 * The custom errors that contracts declare in their ABI, found by the first four bytes of a revert.
 * Knows Solidity's own {@code Error(string)} and {@code Panic(uint256)} too.
 */
final class ContractErrors {

  private static final int SELECTOR = 10;

  /** Arguments that are seconds since 1970, shown as instants too. */
  private static final Set<String> INSTANTS =
      Set.of("activatableAt", "until", "earliest", "claimableUntil");

  private final Map<String, Declared> bySelector = new HashMap<>();

  private ContractErrors() {
    add(new Declared("Error", List.of("reason"), List.of("string")));
    add(new Declared("Panic", List.of("code"), List.of("uint256")));
  }

  /** Errors of all given ABIs; the same error in two of them is one. */
  static ContractErrors of(List<JsonNode> abis) {
    ContractErrors errors = new ContractErrors();
    for (JsonNode abi : abis) {
      for (JsonNode entry : abi) {
        if (entry.path("type").asText().equals("error")) {
          errors.add(declared(entry));
        }
      }
    }
    return errors;
  }

  /**
   * What the bytes of a revert say, such as {@code the batch is not the next one,
   * WrongNumber(given: 3, expected: 2)}.
   *
   * @param data hex bytes, null or empty when the contract gave no reason
   */
  Revert decode(@Nullable String data) {
    if (data == null || data.length() < SELECTOR) {
      return new Revert(null, "no reason given");
    }
    Declared declared = bySelector.get(data.substring(0, SELECTOR));
    if (declared == null) {
      return new Revert(null, "unknown error " + data.substring(0, SELECTOR));
    }
    String values = declared.name() + declared.arguments(data);
    String meaning = ErrorMeanings.of(declared.name());
    return new Revert(declared.name(), meaning == null ? values : meaning + ", " + values);
  }

  private void add(Declared declared) {
    bySelector.put(declared.selector(), declared);
  }

  private static Declared declared(JsonNode entry) {
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (JsonNode input : entry.path("inputs")) {
      names.add(input.path("name").asText());
      types.add(input.path("type").asText());
    }
    return new Declared(entry.path("name").asText(), names, types);
  }

  /** A decoded revert: the error's name, null when unknown, and its text for people. */
  record Revert(@Nullable String error, String text) {}

  private record Declared(String name, List<String> names, List<String> types) {

    String selector() {
      return Hash.sha3String(name + "(" + String.join(",", types) + ")").substring(0, SELECTOR);
    }

    String arguments(String data) {
      try {
        return named(values("0x" + data.substring(SELECTOR)));
      } catch (IndexOutOfBoundsException | NumberFormatException cutOff) {
        // Any contract may answer with anything; its name is worth more than no message.
        return "(unreadable values)";
      }
    }

    @SuppressWarnings("rawtypes")
    private String named(List<Type> values) {
      StringBuilder text = new StringBuilder("(");
      for (int i = 0; i < values.size(); i++) {
        text.append(i == 0 ? "" : ", ");
        text.append(names.get(i)).append(": ").append(plain(values.get(i).getValue()));
        if (INSTANTS.contains(names.get(i)) && values.get(i).getValue() instanceof BigInteger at) {
          text.append(at.bitLength() < 40 ? " = " + Instant.ofEpochSecond(at.longValue()) : "");
        }
      }
      return text.append(')').toString();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private List<Type> values(String encoded) {
      List<TypeReference<Type>> references = new ArrayList<>();
      try {
        for (String type : types) {
          references.add(TypeReference.makeTypeReference(type));
        }
        return FunctionReturnDecoder.decode(encoded, references);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("error " + name + " has a type unknown to the client", e);
      }
    }

    private static String plain(Object value) {
      if (value instanceof byte[] bytes) {
        return Numeric.toHexString(bytes);
      }
      return value instanceof BigInteger number ? number.toString() : String.valueOf(value);
    }
  }
}
