package io.assay.rules.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Writes objects of strings in RFC 8785 form as UTF-8, one after the other in the same buffer, from
 * texts that are UTF-8 already: what {@link CanonicalJson#ofStrings(java.util.SortedMap)} gives,
 * for millions of records. Bytes that are no UTF-8 are not found. Not thread-safe.
 */
public final class CanonicalBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

  private byte[] buffer = new byte[1 << 10];
  private int length;

  /**
   * The canonical form.
   *
   * @param names of the members, in the natural order of strings
   * @param values one for each name
   */
  public byte[] of(byte[][] names, byte[][] values) {
    length = 0;
    append('{');
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        append(',');
      }
      string(names[i]);
      append(':');
      string(values[i]);
    }
    append('}');
    return Arrays.copyOf(buffer, length);
  }

  private void string(byte[] text) {
    append('"');
    int written = 0;
    for (int i = 0; i < text.length; i++) {
      byte b = text[i];
      // Bytes of characters beyond ASCII are negative and never escaped.
      if (b == '"' || b == '\\' || b >= 0 && b < ' ') {
        append(text, written, i);
        escaped(b);
        written = i + 1;
      }
    }
    append(text, written, text.length);
    append('"');
  }

  private void escaped(byte b) {
    append('\\');
    switch (b) {
      case '"', '\\' -> append(b);
      case '\b' -> append('b');
      case '\t' -> append('t');
      case '\n' -> append('n');
      case '\f' -> append('f');
      case '\r' -> append('r');
      default -> {
        append('u');
        append('0');
        append('0');
        append(HEX[b >> 4]);
        append(HEX[b & 0xf]);
      }
    }
  }

  private void append(int b) {
    reserve(1);
    buffer[length++] = (byte) b;
  }

  private void append(byte[] bytes, int from, int to) {
    reserve(to - from);
    System.arraycopy(bytes, from, buffer, length, to - from);
    length += to - from;
  }

  private void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }
}
