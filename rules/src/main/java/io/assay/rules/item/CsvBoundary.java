package io.assay.rules.item;

/**
 * Record ends of RFC 4180: CRLF or LF outside quoted fields. A quote opens a field only as its
 * first character.
 *
 * <p>A lone CR ends nothing; outside quotes it makes its record bad. Some writers leave it
 * unquoted, and a contributor could smuggle a forged row behind one. For the same reason a quoted
 * field that outgrows the record bound is followed to its closing quote, never resynchronised at a
 * line end: otherwise one long field could hide whole rows with other people's names. The price is
 * that an unclosed quote runs to the end of the file, which is then refused as a whole.
 *
 * <p>Text after a closing quote makes the record bad; its end is then the next line end, as if the
 * field had not been quoted.
 */
final class CsvBoundary implements Boundary {

  private static final int FIELD_START = 0;
  private static final int UNQUOTED = 1;
  private static final int QUOTED = 2;
  private static final int AFTER_QUOTE = 3;

  private int state = FIELD_START;

  @Override
  public int end(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      switch (state) {
        case QUOTED -> {
          i = indexOfQuote(bytes, i, to);
          if (i < to) {
            state = AFTER_QUOTE;
            i++;
          }
        }
        case UNQUOTED -> {
          i = indexOfDelimiter(bytes, i, to);
          if (i < to) {
            state = FIELD_START;
            if (bytes[i] != ',') {
              return i;
            }
            i++;
          }
        }
        default -> {
          // A quote at the start opens the field; after a quote inside the field it is a doubled
          // one. Any other byte is looked at again.
          if (bytes[i] == '"') {
            state = QUOTED;
            i++;
          } else {
            state = UNQUOTED;
          }
        }
      }
    }
    return -1;
  }

  private static int indexOfQuote(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != '"') {
      i++;
    }
    return i;
  }

  private static int indexOfDelimiter(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != ',' && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  @Override
  public boolean mayStop() {
    return state != QUOTED;
  }

  @Override
  public String openPart() {
    return "a quoted field";
  }

  /**
   * An empty line; RFC 4180 cannot tell it from a record of one empty field, which must be written
   * as two quotes.
   */
  @Override
  public boolean isBlank(byte[] bytes, int from, int to) {
    return from == to;
  }
}
