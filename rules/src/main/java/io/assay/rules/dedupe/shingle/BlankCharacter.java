package io.assay.rules.dedupe.shingle;

import com.ibm.icu.lang.UCharacter;

/**
 * What a reader sees as a space: White_Space of Unicode, and the characters that other properties
 * call letters, symbols or joiners, and that are shown as a blank all the same. To take these for
 * parts of words would let anybody pass a copy off as new by putting them between words.
 */
public final class BlankCharacter {
  private static final int BRAILLE_WITHOUT_DOTS = 0x2800;
  private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;
  private static final int HANGUL_INITIAL_FILLER = 0x115F;
  private static final int HANGUL_MEDIAL_FILLER = 0x1160;
  private static final int HANGUL_FILLER = 0x3164;
  private static final int HALF_WIDTH_HANGUL_FILLER = 0xFFA0;

  private BlankCharacter() {}

  /** Whether a code point is one. */
  public static boolean is(int character) {
    return switch (character) {
      case BRAILLE_WITHOUT_DOTS,
          MONGOLIAN_VOWEL_SEPARATOR,
          HANGUL_INITIAL_FILLER,
          HANGUL_MEDIAL_FILLER,
          HANGUL_FILLER,
          HALF_WIDTH_HANGUL_FILLER ->
          true;
      default -> UCharacter.isUWhiteSpace(character);
    };
  }
}
