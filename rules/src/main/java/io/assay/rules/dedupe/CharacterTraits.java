package io.assay.rules.dedupe;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import io.assay.rules.dedupe.shingle.BlankCharacter;

/**
 * Which steps of a normalisation can change a character, as bits. The table of the basic plane lets
 * a step be left out after one quick pass over a text; halves of pairs have all bits, so that texts
 * beyond the plane are looked at closely.
 */
final class CharacterTraits {

  static final byte CONTROL = 1;
  static final byte IGNORABLE = 1 << 1;
  static final byte FOLDS = 1 << 2;
  static final byte SPACE = 1 << 3;
  static final byte PUNCTUATION = 1 << 4;

  private static final int BASIC_PLANE = 0x10000;
  private static final byte[] BASIC = new byte[BASIC_PLANE];
  private static final byte ANY = -1;

  static {
    for (int character = 0; character < BASIC_PLANE; character++) {
      BASIC[character] = Character.isSurrogate((char) character) ? ANY : look(character);
    }
  }

  private CharacterTraits() {}

  /** Whether a character may have one of these traits. */
  static boolean anyIn(String text, int traits) {
    int found = 0;
    for (int i = 0; i < text.length(); i++) {
      found |= BASIC[text.charAt(i)];
    }
    return (found & traits) != 0;
  }

  static boolean has(int character, int traits) {
    boolean basic = character < BASIC_PLANE && BASIC[character] != ANY;
    return ((basic ? BASIC[character] : look(character)) & traits) != 0;
  }

  private static byte look(int character) {
    int type = UCharacter.getType(character);
    boolean space = BlankCharacter.is(character);
    int traits = type == ECharacterCategory.CONTROL && !space ? CONTROL : 0;
    traits |= space ? SPACE : 0;
    traits |=
        UCharacter.foldCase(Character.toString(character), true)
                .equals(Character.toString(character))
            ? 0
            : FOLDS;
    traits |= isPunctuation(type) ? PUNCTUATION : 0;
    traits |=
        !space && UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
            ? IGNORABLE
            : 0;
    return (byte) traits;
  }

  private static boolean isPunctuation(int type) {
    return switch (type) {
      case ECharacterCategory.DASH_PUNCTUATION,
          ECharacterCategory.START_PUNCTUATION,
          ECharacterCategory.END_PUNCTUATION,
          ECharacterCategory.CONNECTOR_PUNCTUATION,
          ECharacterCategory.OTHER_PUNCTUATION,
          ECharacterCategory.INITIAL_PUNCTUATION,
          ECharacterCategory.FINAL_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
