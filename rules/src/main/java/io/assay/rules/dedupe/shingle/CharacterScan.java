package io.assay.rules.dedupe.shingle;

/** One pass over a text that hashes its code points in a row, white space and joiners left out. */
final class CharacterScan {

  private static final long SEED = 0x43_48_41_52L;

  private final RollingHash characters;

  CharacterScan(int size, HashBuffer hashes) {
    characters = new RollingHash(size, SEED, hashes);
  }

  void read(String text) {
    characters.start();
    int length = text.length();
    for (int i = 0; i < length; ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      byte kind = CharacterKind.of(character);
      if (kind != CharacterKind.SPACE && kind != CharacterKind.IGNORED) {
        characters.add(RollingHash.mix(character + 1L));
      }
    }
  }
}
