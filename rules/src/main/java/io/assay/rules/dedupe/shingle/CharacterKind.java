package io.assay.rules.dedupe.shingle;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;

/**
 * What a character is to shingles, by Unicode's general category and script. Kinds are bytes, so
 * that the kinds of a plane fit one small table.
 */
final class CharacterKind {

  /** What is seen as a space: separates words, and does not count among characters. */
  static final byte SPACE = 0;

  /** Punctuation, controls, line ends and halves of characters: separate words. */
  static final byte SEPARATOR = 1;

  /** Letters, marks, numbers and what has no meaning of its own yet: words are made of them. */
  static final byte LETTER = 2;

  /** A letter of a script that writes no space between words. */
  static final byte UNSPACED = 3;

  /** Currency, mathematics, emoji: a word each. */
  static final byte SYMBOL = 4;

  /** Joiners, direction marks, variation selectors: shown as nothing, as if they were not there. */
  static final byte IGNORED = 5;

  private static final int BASIC_PLANE = 0x10000;
  private static final byte[] BASIC = new byte[BASIC_PLANE];

  static {
    for (int character = 0; character < BASIC_PLANE; character++) {
      BASIC[character] = look(character);
    }
  }

  private CharacterKind() {}

  static byte of(int character) {
    return character < BASIC_PLANE ? BASIC[character] : look(character);
  }

  private static byte look(int character) {
    if (BlankCharacter.is(character)) {
      return SPACE;
    }
    if (UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
      return IGNORED;
    }
    return switch (UCharacter.getType(character)) {
      case ECharacterCategory.CONTROL,
          ECharacterCategory.SURROGATE,
          ECharacterCategory.DASH_PUNCTUATION,
          ECharacterCategory.START_PUNCTUATION,
          ECharacterCategory.END_PUNCTUATION,
          ECharacterCategory.CONNECTOR_PUNCTUATION,
          ECharacterCategory.OTHER_PUNCTUATION,
          ECharacterCategory.INITIAL_PUNCTUATION,
          ECharacterCategory.FINAL_PUNCTUATION ->
          SEPARATOR;
      case ECharacterCategory.MATH_SYMBOL,
          ECharacterCategory.CURRENCY_SYMBOL,
          ECharacterCategory.MODIFIER_SYMBOL,
          ECharacterCategory.OTHER_SYMBOL ->
          SYMBOL;
      case ECharacterCategory.FORMAT -> IGNORED;
      default -> isUnspaced(UScript.getScript(character)) ? UNSPACED : LETTER;
    };
  }

  private static boolean isUnspaced(int script) {
    return switch (script) {
      case UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.BOPOMOFO,
          UScript.THAI,
          UScript.KHMER,
          UScript.LAO,
          UScript.MYANMAR,
          UScript.TAI_LE,
          UScript.NEW_TAI_LUE,
          UScript.LANNA,
          UScript.TAI_VIET,
          UScript.JAVANESE,
          UScript.BALINESE ->
          true;
      default -> false;
    };
  }
}
