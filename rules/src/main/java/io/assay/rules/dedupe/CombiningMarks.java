package io.assay.rules.dedupe;

import com.ibm.icu.lang.UCharacter;

/**
 * Long runs of combining marks, which no writing has: the library sorts each run in quadratic time,
 * so that a single record of marks alone would hold up a batch for ever.
 */
final class CombiningMarks {
  /** Longest run that any text in use needs, by UAX 15, section 13, with room. */
  private static final int LONGEST = 30;

  private static final int FIRST_MARK = 0x300;

  private CombiningMarks() {}

  /** The text with the first {@value #LONGEST} marks of every run; itself if no run is longer. */
  static String bounded(String text) {
    StringBuilder kept = null;
    int run = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int next = i + Character.charCount(character);
      boolean isMark = character >= FIRST_MARK && UCharacter.getCombiningClass(character) != 0;
      run = isMark ? run + 1 : 0;
      if (run > LONGEST && kept == null) {
        kept = new StringBuilder(text.length()).append(text, 0, i);
      } else if (run <= LONGEST && kept != null) {
        kept.appendCodePoint(character);
      }
      i = next;
    }
    return kept == null ? text : kept.toString();
  }
}
