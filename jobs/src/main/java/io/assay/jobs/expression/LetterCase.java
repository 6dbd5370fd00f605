package io.assay.jobs.expression;

import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;

/** Upper and lower case without regard to the machine's locale, which Spark's own depends on. */
enum LetterCase implements OfText.Function {
  LOWER('A', 'Z') {
    @Override
    String of(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  },
  UPPER('a', 'z') {
    @Override
    String of(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  };

  private static final int OTHER_CASE = 'a' - 'A';

  private final char first;
  private final char last;

  /** The letters of ASCII that are of the other case. */
  LetterCase(char first, char last) {
    this.first = first;
    this.last = last;
  }

  abstract String of(String text);

  @Override
  public Object of(UTF8String text) {
    byte[] bytes = text.getBytes();
    byte[] cased = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b < 0) {
        return UTF8String.fromString(of(text.toString()));
      }
      cased[i] = b >= first && b <= last ? (byte) (b ^ OTHER_CASE) : b;
    }
    return UTF8String.fromBytes(cased);
  }
}
