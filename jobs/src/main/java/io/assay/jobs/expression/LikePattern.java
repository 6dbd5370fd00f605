package io.assay.jobs.expression;

import io.assay.rules.charter.yaml.Shown;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of SQL's {@code like}: {@code %} is any text, {@code _} one character, and the escape
 * character takes the meaning from these and from itself. Spark's own matcher backtracks; this one
 * takes the first place for each piece between two {@code %}, which is enough, so that its cost is
 * at most the product of the lengths of text and pattern.
 */
final class LikePattern implements UDF1<String, Boolean> {
  private static final long serialVersionUID = 1;
  private static final int ANY_CHARACTER = -1;

  /** Characters between two percent signs, or {@link #ANY_CHARACTER}. */
  private final List<int[]> pieces;

  private LikePattern(List<int[]> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * Reads a pattern.
   *
   * @throws Refusal if the escape character escapes nothing
   */
  static LikePattern of(String pattern, char escape) {
    List<int[]> pieces = new ArrayList<>();
    List<Integer> piece = new ArrayList<>();
    int[] characters = pattern.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      int character = characters[i];
      if (character == escape) {
        i++;
        piece.add(escaped(pattern, characters, i, escape));
      } else if (character == '%') {
        pieces.add(array(piece));
        piece.clear();
      } else {
        piece.add(character == '_' ? ANY_CHARACTER : character);
      }
    }
    pieces.add(array(piece));
    return new LikePattern(pieces);
  }

  @Override
  public @Nullable Boolean call(@Nullable String text) {
    return text == null ? null : matches(text);
  }

  /** Whether all of the text is as the pattern says. */
  boolean matches(String text) {
    int[] last = pieces.get(pieces.size() - 1);
    int from = pieces.size() == 1 ? 0 : endOfMatch(text, 0, pieces.get(0));
    if (from < 0 || text.codePointCount(from, text.length()) < last.length) {
      return false;
    }
    int end = pieces.size() == 1 ? 0 : text.offsetByCodePoints(text.length(), -last.length);
    if (endOfMatch(text, end, last) != text.length()) {
      return false;
    }
    for (int[] piece : pieces.subList(1, Math.max(1, pieces.size() - 1))) {
      from = endOfFirst(text, from, end, piece);
      if (from < 0) {
        return false;
      }
    }
    return true;
  }

  private static int endOfFirst(String text, int from, int end, int[] piece) {
    int at = from;
    while (at <= end) {
      int after = endOfMatch(text, at, piece);
      if (after >= 0) {
        return after <= end ? after : -1;
      }
      at += at < end ? Character.charCount(text.codePointAt(at)) : 1;
    }
    return -1;
  }

  /** Where the piece ends if it stands here, else -1. */
  private static int endOfMatch(String text, int from, int[] piece) {
    int at = from;
    for (int expected : piece) {
      if (at >= text.length()) {
        return -1;
      }
      int found = text.codePointAt(at);
      if (expected != ANY_CHARACTER && expected != found) {
        return -1;
      }
      at += Character.charCount(found);
    }
    return at;
  }

  private static int escaped(String pattern, int[] characters, int at, char escape) {
    int next = at < characters.length ? characters[at] : ANY_CHARACTER;
    if (next != '%' && next != '_' && next != escape) {
      throw new Refusal(
          "%s in like '%s' escapes nothing (expected: %%, _ or itself after it)"
              .formatted(escape, Shown.text(pattern)));
    }
    return next;
  }

  private static int[] array(List<Integer> piece) {
    return piece.stream().mapToInt(Integer::intValue).toArray();
  }
}
