package io.assay.lineage.merkle;

import io.assay.lineage.attestation.Address;
import java.math.BigInteger;
import java.util.Arrays;

/** Solidity's {@code abi.encode} of static values: one word of 32 bytes for each. */
final class AbiWords {
  private static final int UINT256_BITS = 256;

  private final byte[] words;
  private int next;

  AbiWords(int count) {
    words = new byte[count * Hash.BYTES];
  }

  AbiWords bytes32(Hash value) {
    value.copyTo(words, next);
    next += Hash.BYTES;
    return this;
  }

  AbiWords address(Address value) {
    value.copyTo(words, next + Hash.BYTES - Address.BYTES);
    next += Hash.BYTES;
    return this;
  }

  AbiWords uint(BigInteger value) {
    byte[] bytes = checkUint256("uint256", value).toByteArray();
    int length = Math.min(bytes.length, Hash.BYTES);
    next += Hash.BYTES;
    System.arraycopy(bytes, bytes.length - length, words, next - length, length);
    return this;
  }

  byte[] encoded() {
    return Arrays.copyOf(words, next);
  }

  static BigInteger checkUint256(String name, BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > UINT256_BITS) {
      throw new IllegalArgumentException(
          "%s: %s (expected: 0 to 2^256 - 1)".formatted(name, value));
    }
    return value;
  }
}
