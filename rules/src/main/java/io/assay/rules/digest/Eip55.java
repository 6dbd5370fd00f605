package io.assay.rules.digest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The mixed-case text of an Ethereum address, in which the case of the letters is a checksum
 * (EIP-55).
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-55">EIP-55</a>
 */
public final class Eip55 {

  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

  private Eip55() {}

  /**
   * Whether the text is an address in exactly the case that the checksum demands; one without
   * letters always is.
   */
  public static boolean isChecksummed(String text) {
    return ADDRESS.matcher(text).matches() && checksummed(text).equals(text);
  }

  /**
   * The address with its checksum, from {@code 0x} and 40 digits in any case.
   *
   * @throws IllegalArgumentException if the text is not an address
   */
  public static String checksummed(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "address: " + address + " (expected: 0x and 40 hexadecimal digits)");
    }
    String digits = address.substring(2).toLowerCase(Locale.ROOT);
    String hash = Hex.encode(Keccak256.of(digits.getBytes(StandardCharsets.US_ASCII)));
    StringBuilder result = new StringBuilder("0x");
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      result.append(
          Character.digit(hash.charAt(i), 16) >= 8 ? Character.toUpperCase(digit) : digit);
    }
    return result.toString();
  }
}
