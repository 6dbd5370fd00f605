package io.assay.lineage.payout;

import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeHasher;
import java.util.Arrays;

/**
 * Reads and writes addresses as text over byte arrays, without an object per address. The case of
 * the digits is the checksum of EIP-55: a letter is upper case when the same digit of the keccak of
 * the lower-case digits is 8 or more. Not thread-safe: it reuses its buffers.
 */
final class AddressText {
  /** Bytes of an address as text: {@code 0x} and 40 digits. */
  static final int LENGTH = 2 + 2 * PayoutList.ACCOUNT_BYTES;

  private static final int DIGITS = 2 * PayoutList.ACCOUNT_BYTES;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final byte[] VALUE = new byte[128];

  static {
    Arrays.fill(VALUE, (byte) -1);
    for (byte i = 0; i < 16; i++) {
      VALUE[HEX[i]] = i;
      VALUE[i < 10 ? HEX[i] : HEX[i] - 'a' + 'A'] = i;
    }
  }

  /** What is wrong with a text that should be an address; {@code NONE} if nothing is. */
  enum Fault {
    NONE(""),
    SHAPE("0x and 40 hex digits"),
    CHECKSUM("the checksum of EIP-55, or all digits in lower case");

    private final String expected;

    Fault(String expected) {
      this.expected = expected;
    }

    /** What would be right, for a message. */
    String expected() {
      return expected;
    }
  }

  private final TreeHasher hasher;
  private final byte[] lower = new byte[DIGITS];
  private final byte[] digest = new byte[Hash.BYTES];

  AddressText(TreeHasher hasher) {
    this.hasher = hasher;
  }

  /**
   * Reads the text from {@code start} to before {@code end} into the 20 bytes of {@code target},
   * whose content is undefined after a fault. Letters of one case carry no checksum.
   */
  Fault parse(byte[] source, int start, int end, byte[] target) {
    if (end - start != LENGTH || source[start] != '0' || source[start + 1] != 'x') {
      return Fault.SHAPE;
    }
    boolean anyUpper = false;
    boolean anyLower = false;
    for (int i = 0; i < DIGITS; i++) {
      byte letter = source[start + 2 + i];
      int value = letter < 0 ? -1 : VALUE[letter];
      if (value < 0) {
        return Fault.SHAPE;
      }
      anyUpper |= letter >= 'A' && letter <= 'F';
      anyLower |= letter >= 'a';
      target[i / 2] = (byte) (i % 2 == 0 ? value << 4 : target[i / 2] | value);
    }
    return anyUpper && anyLower && !checksumHolds(source, start + 2, target)
        ? Fault.CHECKSUM
        : Fault.NONE;
  }

  /** Writes the 42 bytes of text, with checksum. */
  void write(byte[] address, byte[] target, int offset) {
    hashDigits(address);
    target[offset] = '0';
    target[offset + 1] = 'x';
    for (int i = 0; i < DIGITS; i++) {
      target[offset + 2 + i] = checksummed(i);
    }
  }

  private boolean checksumHolds(byte[] source, int offset, byte[] address) {
    hashDigits(address);
    for (int i = 0; i < DIGITS; i++) {
      if (source[offset + i] != checksummed(i)) {
        return false;
      }
    }
    return true;
  }

  private void hashDigits(byte[] address) {
    for (int i = 0; i < PayoutList.ACCOUNT_BYTES; i++) {
      lower[2 * i] = HEX[(address[i] >> 4) & 0xf];
      lower[2 * i + 1] = HEX[address[i] & 0xf];
    }
    hasher.digest(lower, digest);
  }

  private byte checksummed(int digit) {
    int nibble = digit % 2 == 0 ? digest[digit / 2] >> 4 : digest[digit / 2];
    boolean upper = lower[digit] >= 'a' && (nibble & 0x8) != 0;
    return upper ? (byte) (lower[digit] - 'a' + 'A') : lower[digit];
  }
}
