package io.assay.rules.label.vote;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sets of labels as numbers and as text. The bit of a label is its place in natural order; text
 * names the labels of the set in that order.
 *
 * @param labels in natural order, at most 30
 * @param separator between two labels, in none of them
 * @param none text of the empty set
 */
public record LabelSets(List<String> labels, String separator, String none)
    implements Serializable {

  /** No set of these labels. */
  public static final int UNKNOWN = -1;

  /** Sorts the labels. */
  public LabelSets {
    labels = labels.stream().sorted().toList();
  }

  /**
   * The set that an answer names, its labels in any order and however often; {@link #UNKNOWN} if a
   * part is no label.
   */
  public int number(String text) {
    if (text.equals(none)) {
      return 0;
    }
    int set = 0;
    for (String part : text.split(Pattern.quote(separator), -1)) {
      int place = labels.indexOf(part);
      if (place < 0) {
        return UNKNOWN;
      }
      set |= 1 << place;
    }
    return set;
  }

  /** The one text of a set that tables hold. */
  public String text(int set) {
    return set == 0
        ? none
        : IntStream.range(0, labels.size())
            .filter(place -> holds(set, place))
            .mapToObj(labels::get)
            .collect(Collectors.joining(separator));
  }

  /** Whether the set holds the label of this place. */
  public static boolean holds(long set, int place) {
    return (set >> place & 1) == 1;
  }
}
