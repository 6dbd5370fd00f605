package io.assay.rules.dedupe.shingle;

/**
 * One pass over a text that hashes its words and counts what decides the unit of shingles. A word
 * is a longest run of letters, marks and numbers, or one symbol.
 */
final class WordScan {

  private static final long SEED = 0x57_4F_52_44L;
  private static final long LETTER_BASE = 0xD6E8FEB86659FD93L;
  private static final int TURN = 29;

  private final RollingHash words;
  private long letters;
  private long unspaced;
  private long word;
  private boolean inside;

  WordScan(int size, HashBuffer hashes) {
    words = new RollingHash(size, SEED, hashes);
  }

  void read(String text) {
    words.start();
    letters = 0;
    unspaced = 0;
    inside = false;
    int length = text.length();
    for (int i = 0; i < length; ) {
      int character = text.charAt(i++);
      if (Character.isHighSurrogate((char) character)
          && i < length
          && Character.isLowSurrogate(text.charAt(i))) {
        character = Character.toCodePoint((char) character, text.charAt(i++));
      }
      take(character);
    }
    endWord();
  }

  private void take(int character) {
    switch (CharacterKind.of(character)) {
      case CharacterKind.LETTER -> letter(character);
      case CharacterKind.UNSPACED -> {
        unspaced++;
        letter(character);
      }
      case CharacterKind.SYMBOL -> {
        endWord();
        letter(character);
        letters--;
        endWord();
      }
      case CharacterKind.IGNORED -> {}
      default -> endWord();
    }
  }

  private void letter(int character) {
    letters++;
    // Turned with each letter: as a plain polynomial modulo 2^64, long words could be made alike.
    word = Long.rotateLeft((inside ? word : 0) ^ (character + 1L), TURN) * LETTER_BASE;
    inside = true;
  }

  private void endWord() {
    if (inside) {
      words.add(RollingHash.mix(word));
      inside = false;
    }
  }

  int words() {
    return words.units();
  }

  /** Whether at least half of the letters belong to scripts without spaces. */
  boolean isUnspaced() {
    return unspaced > 0 && 2 * unspaced >= letters;
  }
}
