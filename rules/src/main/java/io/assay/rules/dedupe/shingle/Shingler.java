package io.assay.rules.dedupe.shingle;

import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Unit;

/**
 * Makes the set of shingles of one text. With {@code word-N} a text is read in words, unless it has
 * fewer than N of them or at least half of its letters belong to scripts that write no spaces (Han,
 * Hiragana, Katakana, Bopomofo, Thai, Khmer, Lao, Myanmar): then in characters, as the fallback
 * says. So a text that has a shingle of words at all never loses it for being short.
 *
 * <p>Time is linear in the text but for the sorting of hashes. A text that is too short has no
 * shingles. Holds buffers: for one thread, and not serializable on purpose.
 */
public final class Shingler {

  private static final long WHOLE = 0x5748_4F4C_45L;

  private final HashBuffer hashes = new HashBuffer();
  private final Unit unit;
  private final WordScan words;
  private final CharacterScan characters;
  private final int wordSize;
  private final int characterSize;

  /**
   * @param shingle what the charter asks for
   * @param fallback characters for texts without enough words; not used with {@code char-N}
   */
  public Shingler(Shingle shingle, Shingle fallback) {
    boolean byWord = shingle.unit() == Unit.WORD;
    unit = shingle.unit();
    wordSize = shingle.size();
    words = new WordScan(shingle.size(), hashes);
    characterSize = byWord ? fallback.size() : shingle.size();
    characters = new CharacterScan(characterSize, hashes);
  }

  /** Distinct hashes, ascending as signed numbers; empty if the text is too short. */
  public long[] shingles(String normalised) {
    scan(normalised);
    return hashes.sortedDistinct();
  }

  /** Hashes as they follow each other in the text, repeated ones included. */
  public long[] sequence(String normalised) {
    scan(normalised);
    return hashes.inOrder();
  }

  /** Which unit the text is read in. */
  public Unit unitOf(String normalised) {
    return scan(normalised);
  }

  /** The part of the text that some shingles of its {@link #sequence} cover. */
  public String excerpt(String normalised, int firstShingle, int shingles) {
    Unit read = scan(normalised);
    int size = read == Unit.WORD ? wordSize : characterSize;
    return UnitBounds.of(normalised, read)
        .between(normalised, firstShingle, firstShingle + shingles + size - 2);
  }

  /** Distinct hashes of words and of characters together, whichever unit the text itself is for. */
  public long[] inBothUnits(String normalised) {
    hashes.clear();
    if (unit == Unit.WORD) {
      words.read(normalised);
    }
    characters.read(normalised);
    return hashes.sortedDistinct();
  }

  /** One hash for a text that has no shingles, other than that of any shingle. */
  public static long wholeText(String normalised) {
    long hash = WHOLE;
    for (int i = 0; i < normalised.length(); i++) {
      hash = RollingHash.mix(hash + normalised.charAt(i) + 1L);
    }
    return RollingHash.mix(~hash);
  }

  private Unit scan(String normalised) {
    hashes.clear();
    if (unit == Unit.WORD) {
      words.read(normalised);
      if (words.words() >= wordSize && !words.isUnspaced()) {
        return Unit.WORD;
      }
      hashes.clear();
    }
    characters.read(normalised);
    return Unit.CHAR;
  }
}
