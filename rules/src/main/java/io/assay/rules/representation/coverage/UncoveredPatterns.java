package io.assay.rules.representation.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds every maximal uncovered pattern: one with fewer items than the minimum, of which each
 * pattern that names one attribute less has enough.
 *
 * <p>The covered patterns are walked depth first, each from the one without its last attribute (so
 * once), and the attributes from last to first: then every part of a pattern is met before the
 * pattern itself, and whether all parts are covered is a look-up. At each step the items at hand
 * are projected onto the attributes that can still be named, where few combinations differ, and
 * counted together. Memory: the distinct combinations, 16 bytes each, on the path at hand, and 16
 * to 32 bytes for each covered pattern.
 */
public final class UncoveredPatterns {
  /** More covered or uncovered patterns than this are no report, and would not fit. */
  public static final int MOST = 20_000_000;

  /** Up to so many combinations, counting by place is cheaper than sorting. */
  private static final long DENSE = 1 << 22;

  private final PatternSpace space;
  private final long minimum;
  private final int most;
  private final PatternSet covered = new PatternSet();
  private final List<Uncovered> found = new ArrayList<>();
  private final long[][] dense;

  private UncoveredPatterns(PatternSpace space, long minimum, int most) {
    this.space = space;
    this.minimum = minimum;
    this.most = most;
    this.dense = new long[space.attributes()][];
  }

  /**
   * The patterns, the most general first, then by fewest items, then in order of packing. With
   * fewer items than the minimum in all, the open pattern alone.
   *
   * @param minimum items that a pattern needs, at least 1
   * @throws TooManyPatternsException above {@link #MOST} covered or uncovered patterns
   */
  public static List<Uncovered> find(PatternSpace space, Combinations combinations, long minimum) {
    return find(space, combinations, minimum, MOST);
  }

  static List<Uncovered> find(
      PatternSpace space, Combinations combinations, long minimum, int most) {
    UncoveredPatterns search = new UncoveredPatterns(space, minimum, most);
    search.start(combinations);
    search.found.sort(
        Comparator.comparingInt(Uncovered::level)
            .thenComparingLong(Uncovered::count)
            .thenComparingLong(Uncovered::pattern));
    return search.found;
  }

  private void start(Combinations combinations) {
    long total = 0;
    long[] packed = new long[combinations.size()];
    long[] counts = new long[combinations.size()];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = combinations.packed(i);
      counts[i] = combinations.count(i);
      total += counts[i];
    }
    long open = space.open();
    if (total < minimum) {
      found.add(new Uncovered(open, 0, total));
      return;
    }
    covered.add(open);
    extend(open, new Items(packed, counts, packed.length), -1);
  }

  /** Items of a pattern, projected onto the attributes behind its last. */
  private record Items(long[] packed, long[] counts, int size) {}

  private void extend(long pattern, Items items, int last) {
    for (int attribute = space.attributes() - 1; attribute > last; attribute--) {
      long[] sums = new long[space.categories(attribute) + 1];
      boolean goesOn = false;
      for (int i = 0; i < items.size(); i++) {
        sums[space.digit(items.packed()[i], attribute)] += items.counts()[i];
      }
      for (int digit = 0; digit < space.categories(attribute); digit++) {
        goesOn |= sums[digit] >= minimum;
      }
      // Children are met from the last attribute on, so parts come before the whole.
      boolean hasBehind = attribute < space.attributes() - 1;
      Items projected = goesOn && hasBehind ? project(items, attribute) : null;
      for (int digit = 0; digit < space.categories(attribute); digit++) {
        long child = space.with(pattern, attribute, digit);
        if (sums[digit] >= minimum) {
          covered.add(child);
          requireFew(covered.size());
          if (projected != null) {
            extend(child, slice(projected, attribute, digit), attribute);
          }
        } else if (isMaximal(child, attribute)) {
          found.add(new Uncovered(child, space.level(child), sums[digit]));
          requireFew(found.size());
        }
      }
    }
  }

  /** Whether every pattern without one of the names, but the last, is covered. */
  private boolean isMaximal(long pattern, int last) {
    for (int attribute = 0; attribute < last; attribute++) {
      int other = space.other(attribute);
      if (space.digit(pattern, attribute) != other
          && !covered.contains(space.with(pattern, attribute, other))) {
        return false;
      }
    }
    return true;
  }

  /** The items on the attributes from this one on, in increasing order. */
  private Items project(Items items, int attribute) {
    long combinations = space.from(attribute);
    return combinations <= DENSE && combinations <= 8L * items.size() + 64
        ? counted(items, attribute, (int) combinations)
        : sorted(items, attribute);
  }

  private Items counted(Items items, int attribute, int combinations) {
    long[] sums = dense[attribute];
    if (sums == null) {
      sums = new long[combinations];
      dense[attribute] = sums;
    }
    int distinct = 0;
    for (int i = 0; i < items.size(); i++) {
      int place = (int) (items.packed()[i] % combinations);
      distinct += sums[place] == 0 ? 1 : 0;
      sums[place] += items.counts()[i];
    }
    long[] packed = new long[distinct];
    long[] counts = new long[distinct];
    int size = 0;
    for (int place = 0; place < combinations; place++) {
      if (sums[place] != 0) {
        packed[size] = place;
        counts[size++] = sums[place];
        sums[place] = 0;
      }
    }
    return new Items(packed, counts, size);
  }

  private Items sorted(Items items, int attribute) {
    long combinations = space.from(attribute);
    int size = items.size();
    long[] packed = new long[size];
    for (int i = 0; i < size; i++) {
      packed[i] = items.packed()[i] % combinations;
    }
    long[] distinct = packed.clone();
    Arrays.sort(distinct);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || distinct[i] != distinct[i - 1]) {
        distinct[kept++] = distinct[i];
      }
    }
    long[] counts = new long[kept];
    for (int i = 0; i < size; i++) {
      counts[Arrays.binarySearch(distinct, 0, kept, packed[i])] += items.counts()[i];
    }
    return new Items(Arrays.copyOf(distinct, kept), counts, kept);
  }

  /** The items of one category, which lie together since its attribute is the highest digit. */
  private Items slice(Items items, int attribute, int digit) {
    long first = digit * space.behind(attribute);
    int from = place(items, first);
    int to = place(items, first + space.behind(attribute));
    return new Items(
        Arrays.copyOfRange(items.packed(), from, to),
        Arrays.copyOfRange(items.counts(), from, to),
        to - from);
  }

  private static int place(Items items, long packed) {
    int place = Arrays.binarySearch(items.packed(), 0, items.size(), packed);
    return place < 0 ? -place - 1 : place;
  }

  private void requireFew(int patterns) {
    if (patterns > most) {
      throw new TooManyPatternsException(most);
    }
  }
}
