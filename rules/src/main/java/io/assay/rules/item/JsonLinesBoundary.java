package io.assay.rules.item;

/**
 * Record ends of JSON Lines: LF, wherever it stands, since JSON strings hold no raw line feed. A CR
 * before it is JSON white space.
 *
 * <p>Brackets and strings are followed only to know, at the end of a file without a last line feed,
 * whether an object was cut.
 */
final class JsonLinesBoundary implements Boundary {

  private int depth;
  private boolean inString;
  private boolean escaped;

  @Override
  public int end(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      i = inString ? string(bytes, i, to) : structure(bytes, i, to);
      if (i < to && bytes[i] == '\n') {
        depth = 0;
        inString = false;
        escaped = false;
        return i;
      }
    }
    return -1;
  }

  /** Goes on to the line end or behind the closing quote. */
  private int string(byte[] bytes, int from, int to) {
    int i = from;
    if (escaped && bytes[i] != '\n') {
      escaped = false;
      i++;
    }
    while (i < to) {
      byte b = bytes[i];
      if (b == '\n') {
        return i;
      }
      i++;
      if (b == '"') {
        inString = false;
        return i;
      }
      if (b == '\\') {
        escaped = true;
        return i;
      }
    }
    return i;
  }

  /** Goes on to the line end or behind the next opening quote. */
  private int structure(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      switch (bytes[i]) {
        case '\n' -> {
          return i;
        }
        case '"' -> {
          inString = true;
          return i + 1;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
    }
    return to;
  }

  @Override
  public boolean mayStop() {
    return depth <= 0 && !inString;
  }

  @Override
  public String openPart() {
    return "a JSON object";
  }

  @Override
  public boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
