package io.assay.rules.digest;

import java.util.HexFormat;

/** Hexadecimal text of digests and keys: always written in lower case, read in either case. */
public final class Hex {

  private static final HexFormat FORMAT = HexFormat.of();
  private static final String PREFIX = "0x";

  private Hex() {}

  /** Lower-case digits without a prefix: the form of table columns and keys. */
  public static String encode(byte[] bytes) {
    return FORMAT.formatHex(bytes);
  }

  /** Lower-case digits after {@code 0x}: the form of chain values, evidence and proof files. */
  public static String encodePrefixed(byte[] bytes) {
    return PREFIX + FORMAT.formatHex(bytes);
  }

  /**
   * The bytes of digits with or without {@code 0x}.
   *
   * @throws IllegalArgumentException for an odd number of digits or anything that is not a digit
   */
  public static byte[] decode(String text) {
    return FORMAT.parseHex(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
  }
}
