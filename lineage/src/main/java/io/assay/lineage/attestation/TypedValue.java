package io.assay.lineage.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Keccak256;
import io.assay.rules.json.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A value of EIP-712 typed data, as far as our statements need it: each knows its Solidity type and
 * its 32-byte word. Arrays are left out.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-712">EIP-712</a>
 */
public sealed interface TypedValue {
  /** The type as it stands in the encoded type. */
  String type();

  /** 32 bytes: the value itself, or its hash where the type is not atomic. */
  byte[] word();

  /** Adds the definition of every struct type at or below this value. */
  default void collectTypes(SortedMap<String, String> definitions) {}

  /** Text, hashed as UTF-8. */
  record Text(String value) implements TypedValue {
    public Text {
      if (!CanonicalJson.isWellFormed(value)) {
        throw new IllegalArgumentException("text: unpaired surrogate (expected: Unicode)");
      }
    }

    @Override
    public String type() {
      return "string";
    }

    @Override
    public byte[] word() {
      return Keccak256.of(value.getBytes(UTF_8));
    }
  }

  /** An account, padded on the left. */
  record Account(Address value) implements TypedValue {
    @Override
    public String type() {
      return "address";
    }

    @Override
    public byte[] word() {
      return value.word();
    }
  }

  /** An unsigned number below 2^256. */
  record Uint256(BigInteger value) implements TypedValue {
    public Uint256 {
      if (value.signum() < 0 || value.bitLength() > 256) {
        throw new IllegalArgumentException(
            "uint256: %s (expected: 0 to 2^256 - 1)".formatted(value));
      }
    }

    @Override
    public String type() {
      return "uint256";
    }

    @Override
    public byte[] word() {
      byte[] word = new byte[32];
      byte[] bytes = value.toByteArray();
      int length = Math.min(bytes.length, word.length);
      System.arraycopy(bytes, bytes.length - length, word, word.length - length, length);
      return word;
    }
  }

  /** A digest, given as hex so that equality is by value. */
  record Bytes32(String hex) implements TypedValue {
    public Bytes32 {
      if (!hex.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "bytes32: %s (expected: 64 lower-case hex digits)".formatted(hex));
      }
    }

    @Override
    public String type() {
      return "bytes32";
    }

    @Override
    public byte[] word() {
      return Hex.decode(hex);
    }
  }

  /** A member of a struct. */
  record Member(String name, TypedValue value) {}

  /** A struct; its word is {@code hashStruct}. Members keep their order. */
  record Struct(String type, List<Member> members) implements TypedValue {
    public Struct {
      members = List.copyOf(members);
      Set<String> names = new HashSet<>();
      for (Member member : members) {
        if (!names.add(member.name())) {
          throw new IllegalArgumentException(
              "member: %s twice in %s".formatted(member.name(), type));
        }
      }
    }

    @Override
    public byte[] word() {
      ByteArrayOutputStream encoded = new ByteArrayOutputStream();
      encoded.writeBytes(Keccak256.of(encodeType().getBytes(UTF_8)));
      for (Member member : members) {
        encoded.writeBytes(member.value().word());
      }
      return Keccak256.of(encoded.toByteArray());
    }

    @Override
    public void collectTypes(SortedMap<String, String> definitions) {
      definitions.put(type, definition());
      for (Member member : members) {
        member.value().collectTypes(definitions);
      }
    }

    /** {@code encodeType}: the own definition, then those it refers to, sorted by name. */
    String encodeType() {
      SortedMap<String, String> definitions = new TreeMap<>();
      collectTypes(definitions);
      definitions.remove(type);
      return definition() + String.join("", definitions.values());
    }

    private String definition() {
      return members.stream()
          .map(member -> member.value().type() + " " + member.name())
          .collect(Collectors.joining(",", type + "(", ")"));
    }
  }

  /** The 32 bytes a wallet signs for a message in a domain. */
  static byte[] digest(Struct domain, Struct message) {
    return Keccak256.of(new byte[] {0x19, 0x01}, domain.word(), message.word());
  }
}
