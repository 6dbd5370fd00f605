package io.assay.jobs.expression;

import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Upper and lower case without regard to the machine's locale, which Spark's own depends on.
 *
 * <p>Most characters have one of the other case that takes as many bytes, whatever stands beside
 * them; a text of such characters is never made into a Java string.
 */
enum LetterCase implements OfText.Function {
  LOWER('A', 'Z') {
    @Override
    String of(String text) {
      return text.toLowerCase(Locale.ROOT);
    }

    @Override
    boolean dependsOnItsPlace(char character) {
      return character == CAPITAL_SIGMA; // It ends a word in another form than it has within.
    }
  },
  UPPER('a', 'z') {
    @Override
    String of(String text) {
      return text.toUpperCase(Locale.ROOT);
    }

    @Override
    boolean dependsOnItsPlace(char character) {
      return false;
    }
  };

  private static final char CAPITAL_SIGMA = '\u03a3';
  private static final int OTHER_CASE = 'a' - 'A';

  /** The image of a character that has none by itself. */
  private static final char NONE = '\uffff';

  private final char first;
  private final char last;

  /** By character, 0 where it was not looked for yet; tasks that do so at once find the same. */
  private final char[] images = new char[1 << Character.SIZE];

  /** The letters of ASCII that are of the other case. */
  LetterCase(char first, char last) {
    this.first = first;
    this.last = last;
  }

  abstract String of(String text);

  abstract boolean dependsOnItsPlace(char character);

  @Override
  public Object of(UTF8String text) {
    byte[] bytes = text.getBytes();
    byte[] cased = new byte[bytes.length];
    for (int i = 0; i < bytes.length; ) {
      byte b = bytes[i];
      if (b >= 0) {
        cased[i++] = b >= first && b <= last ? (byte) (b ^ OTHER_CASE) : b;
      } else {
        int width = put(bytes, cased, i);
        if (width == 0) {
          return UTF8String.fromString(of(text.toString()));
        }
        i += width;
      }
    }
    return UTF8String.fromBytes(cased);
  }

  /**
   * Bytes of the image of a character beyond ASCII, which is put in its place; 0 if it has none.
   */
  private int put(byte[] bytes, byte[] cased, int at) {
    int lead = bytes[at] & 0xff;
    int width = lead < 0xc0 || lead >= 0xf0 ? 0 : lead < 0xe0 ? 2 : 3;
    if (width == 0 || at + width > bytes.length) {
      return 0;
    }
    int character = width == 2 ? lead & 0x1f : (lead & 0x0f) << 6 | bytes[at + 1] & 0x3f;
    char image = image((char) (character << 6 | bytes[at + width - 1] & 0x3f));
    if (image == NONE) {
      return 0;
    }
    cased[at + width - 1] = (byte) (0x80 | image & 0x3f);
    if (width == 2) {
      cased[at] = (byte) (0xc0 | image >> 6);
    } else {
      cased[at + 1] = (byte) (0x80 | image >> 6 & 0x3f);
      cased[at] = (byte) (0xe0 | image >> 12);
    }
    return width;
  }

  private char image(char character) {
    char image = images[character];
    if (image == 0) {
      image = find(character);
      images[character] = image;
    }
    return image;
  }

  private char find(char character) {
    String image = of(String.valueOf(character));
    boolean isAlone =
        image.length() == 1
            && width(image.charAt(0)) == width(character)
            && !Character.isSurrogate(character)
            && !dependsOnItsPlace(character);
    return isAlone ? image.charAt(0) : NONE;
  }

  private static int width(char character) {
    return character < 0x80 ? 1 : character < 0x800 ? 2 : 3;
  }
}
