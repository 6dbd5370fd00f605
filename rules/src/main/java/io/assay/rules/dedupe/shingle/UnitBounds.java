package io.assay.rules.dedupe.shingle;

import io.assay.rules.charter.NearDuplicates.Unit;
import java.util.Arrays;

/** Where the words, or characters, of a text begin and end, to show what a run of shingles says. */
final class UnitBounds {

  private int[] bounds = new int[64];
  private int units;
  private boolean inside;

  private UnitBounds() {}

  static UnitBounds of(String text, Unit unit) {
    UnitBounds found = new UnitBounds();
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int end = i + Character.charCount(character);
      found.take(CharacterKind.of(character), unit, i, end);
      i = end;
    }
    return found;
  }

  /** The text from the start of one unit to the end of another, both included. */
  String between(String text, int first, int last) {
    return text.substring(bounds[2 * first], bounds[2 * last + 1]);
  }

  private void take(byte kind, Unit unit, int start, int end) {
    if (kind == CharacterKind.IGNORED) {
      return;
    }
    if (unit == Unit.CHAR) {
      if (kind != CharacterKind.SPACE) {
        begin(start, end);
      }
      return;
    }
    boolean letter = kind == CharacterKind.LETTER || kind == CharacterKind.UNSPACED;
    if (letter && inside) {
      bounds[2 * units - 1] = end;
    } else if (letter || kind == CharacterKind.SYMBOL) {
      begin(start, end);
    }
    inside = letter;
  }

  private void begin(int start, int end) {
    if (2 * units == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * units] = start;
    bounds[2 * units + 1] = end;
    units++;
  }
}
