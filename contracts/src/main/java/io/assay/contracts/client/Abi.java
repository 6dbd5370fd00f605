package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Eip55;
import io.assay.rules.digest.Hex;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint48;
import org.web3j.abi.datatypes.generated.Uint64;

/** The client's own values as ABI words, calls as hex, answers back into values. */
final class Abi {

  private static final int WORD = 64;

  private Abi() {}

  static String call(String function, Type<?>... arguments) {
    return FunctionEncoder.encode(new Function(function, Arrays.asList(arguments), List.of()));
  }

  /** Constructor arguments, hex without {@code 0x}. */
  static String arguments(Type<?>... arguments) {
    return FunctionEncoder.encodeConstructor(Arrays.asList(arguments));
  }

  static Type<?> word(Hash value) {
    return new org.web3j.abi.datatypes.generated.Bytes32(value.toBytes());
  }

  static Type<?> account(Address value) {
    return new org.web3j.abi.datatypes.Address(value.toString());
  }

  static Type<?> accounts(List<Address> values) {
    List<org.web3j.abi.datatypes.Address> accounts = new ArrayList<>();
    values.forEach(v -> accounts.add(new org.web3j.abi.datatypes.Address(v.toString())));
    return new DynamicArray<>(org.web3j.abi.datatypes.Address.class, accounts);
  }

  static Type<?> uint48(long value) {
    return new Uint48(value);
  }

  static Type<?> uint32(long value) {
    return new Uint32(value);
  }

  static Type<?> uint64(long value) {
    return new Uint64(value);
  }

  static Type<?> uint256(BigInteger value) {
    return new Uint256(value);
  }

  static Type<?> words(List<Hash> values) {
    List<org.web3j.abi.datatypes.generated.Bytes32> words = new ArrayList<>();
    values.forEach(v -> words.add(new org.web3j.abi.datatypes.generated.Bytes32(v.toBytes())));
    return new DynamicArray<>(org.web3j.abi.datatypes.generated.Bytes32.class, words);
  }

  /** The i-th word of an answer of static values. */
  static Hash bytes32(String data, int index) {
    int start = 2 + index * WORD;
    if (data.length() < start + WORD) {
      throw new ChainConflictException(
          "No contract of this kind at the recorded address: its answer is "
              + Math.max(data.length() - 2, 0) / 2
              + " bytes (expected: at least "
              + (index + 1) * WORD / 2
              + "). Check the addresses in contracts.json and the chain it is used with.");
    }
    return Hash.ofHex("0x" + data.substring(start, start + WORD));
  }

  static BigInteger number(String data, int index) {
    return new BigInteger(1, bytes32(data, index).toBytes());
  }

  static Address address(String data, int index) {
    byte[] word = bytes32(data, index).toBytes();
    return new Address(
        Eip55.checksummed("0x" + Hex.encode(Arrays.copyOfRange(word, 12, word.length))));
  }

  static long uint64(String data, int index) {
    BigInteger number = number(data, index);
    if (number.bitLength() > 63) {
      throw new ChainConflictException(
          "No contract of this kind at the recorded address: it answers "
              + number
              + " (expected: below 2^63). Check the addresses in contracts.json and the chain it is"
              + " used with.");
    }
    return number.longValue();
  }
}
