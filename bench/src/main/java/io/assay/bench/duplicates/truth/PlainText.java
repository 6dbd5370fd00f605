package io.assay.bench.duplicates.truth;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text after the steps {@code nfkc, case, whitespace} of the charter, and its set of shingles of
 * five words, or five characters where the charter says so, each as text.
 */
public final class PlainText {
  private static final UnicodeSet LETTERS =
      new UnicodeSet("[[:L:][:M:][:N:][:Cn:][:Co:]]").freeze();
  private static final UnicodeSet SYMBOLS = new UnicodeSet("[:S:]").freeze();
  private static final UnicodeSet IGNORED = new UnicodeSet("[:Cf:]").freeze();
  private static final UnicodeSet WHITE = new UnicodeSet("[:White_Space:]").freeze();
  private static final UnicodeSet UNSPACED =
      new UnicodeSet(
              "[[[:script=Han:][:script=Hiragana:][:script=Katakana:][:script=Bopomofo:]"
                  + "[:script=Thai:][:script=Khmer:][:script=Lao:][:script=Myanmar:]]"
                  + "&[[:L:][:M:][:N:][:Cn:][:Co:]]]")
          .freeze();
  private static final int SIZE = 5;

  private final String normalised;

  private PlainText(String normalised) {
    this.normalised = normalised;
  }

  public static PlainText of(String text) {
    String before;
    String after = text;
    do {
      before = after;
      String folded = UCharacter.foldCase(Normalizer2.getNFKCInstance().normalize(before), true);
      after = String.join(" ", parts(folded));
    } while (!after.equals(before));
    return new PlainText(after);
  }

  /** The text after normalisation. */
  public String normalised() {
    return normalised;
  }

  /** Distinct shingles; those of words never equal those of characters. */
  public Set<String> shingles() {
    List<String> words = words();
    int letters = count(LETTERS);
    int unspaced = count(UNSPACED);
    boolean byWord = words.size() >= SIZE && !(unspaced > 0 && 2 * unspaced >= letters);
    List<String> units = byWord ? words : characters();
    Set<String> shingles = new LinkedHashSet<>();
    for (int i = 0; i + SIZE <= units.size(); i++) {
      shingles.add((byWord ? "word " : "char ") + String.join(" ", units.subList(i, i + SIZE)));
    }
    return shingles;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    normalised
        .codePoints()
        .filter(character -> !IGNORED.contains(character))
        .forEach(
            character -> {
              if (LETTERS.contains(character)) {
                word.appendCodePoint(character);
                return;
              }
              if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
              }
              if (SYMBOLS.contains(character)) {
                words.add(Character.toString(character));
              }
            });
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  private List<String> characters() {
    return normalised
        .codePoints()
        .filter(character -> !WHITE.contains(character) && !IGNORED.contains(character))
        .mapToObj(Character::toString)
        .toList();
  }

  private int count(UnicodeSet wanted) {
    return (int) normalised.codePoints().filter(wanted::contains).count();
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              if (!WHITE.contains(character)) {
                part.appendCodePoint(character);
              } else if (part.length() > 0) {
                parts.add(part.toString());
                part.setLength(0);
              }
            });
    if (part.length() > 0) {
      parts.add(part.toString());
    }
    return parts;
  }
}
