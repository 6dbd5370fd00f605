package io.assay.rules.dedupe;

import com.ibm.icu.lang.UCharacter;

/**
 * Capitals of other scripts that look like Latin ones though their small letters do not: Cyrillic
 * {@code В} is a {@code B}, and {@code в} looks like none. Where case is folded before look-alikes
 * are, such a capital would be lost among its small letters. Here both become the Latin letter, and
 * so does what the small one looks like, so that neither case nor shape tells them apart. Greek
 * {@code Ν} and {@code Υ} stay what their small letters look like, {@code v} and {@code u}.
 */
final class LookalikeCapitals {

  private static final int BASIC_PLANE = 0x10000;
  private static final int LAST_ASCII = 0x7f;
  private static final char[] LATIN = table();

  private LookalikeCapitals() {}

  /** The text with these letters replaced; the same instance if it has none. */
  static String replaced(String text) {
    char[] letters = null;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      char latin = LATIN[letter];
      if (latin != letter) {
        letters = letters == null ? text.toCharArray() : letters;
        letters[i] = latin;
      }
    }
    return letters == null ? text : new String(letters);
  }

  private static char[] table() {
    char[] table = new char[BASIC_PLANE];
    for (int letter = 0; letter < BASIC_PLANE; letter++) {
      table[letter] = (char) letter;
    }
    for (int letter = LAST_ASCII + 1; letter < BASIC_PLANE; letter++) {
      if (!Character.isSurrogate((char) letter)) {
        enter((char) letter, table);
      }
    }
    return table;
  }

  private static void enter(char capital, char[] table) {
    String small = folded(Character.toString(capital));
    if (small.length() > 1 || small.charAt(0) == capital) {
      return;
    }
    String shape = Confusables.skeleton(Character.toString(capital));
    String smallShape = Confusables.skeleton(small);
    String latin = folded(shape);
    boolean isLatin = shape.length() == 1 && shape.charAt(0) >= 'A' && shape.charAt(0) <= 'Z';
    if (!isLatin || isAscii(smallShape)) {
      return;
    }
    table[capital] = latin.charAt(0);
    table[small.charAt(0)] = latin.charAt(0);
    if (smallShape.length() == 1 && !hasCase(smallShape)) {
      table[smallShape.charAt(0)] = latin.charAt(0);
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter <= LAST_ASCII);
  }

  /** A letter of its own language then, as African {@code ɛ}, which nobody takes for an e. */
  private static boolean hasCase(String letter) {
    return !UCharacter.toUpperCase(letter).equals(letter) || !folded(letter).equals(letter);
  }

  private static String folded(String text) {
    return UCharacter.foldCase(text, true);
  }
}
