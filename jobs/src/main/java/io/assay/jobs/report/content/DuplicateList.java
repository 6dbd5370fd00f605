package io.assay.jobs.report.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What repeats something else.
 *
 * @param kinds exact and near duplicates and revisions, as far as there are any
 * @param pairs some of each kind, the least alike first
 */
public record DuplicateList(List<Kind> kinds, List<Pair> pairs) {

  /** Copies. */
  public DuplicateList {
    kinds = List.copyOf(kinds);
    pairs = List.copyOf(pairs);
  }

  /** All of them, revisions too. */
  public long total() {
    return kinds.stream().mapToLong(kind -> kind.inBatch() + kind.ofHistory()).sum();
  }

  /** Removed for an item of the same batch. */
  public long inBatch() {
    return removed(Kind::inBatch);
  }

  /** Removed for an item of an earlier batch. */
  public long ofHistory() {
    return removed(Kind::ofHistory);
  }

  private long removed(ToLongFunction<Kind> part) {
    return kinds.stream().filter(kind -> !kind.isRevision()).mapToLong(part).sum();
  }

  /**
   * How many there are of one kind.
   *
   * @param inBatch items that repeat one of the same batch
   * @param ofHistory items that repeat one of an earlier batch
   */
  public record Kind(String kind, long inBatch, long ofHistory) {
    /** Whether these are kept, as revisions of what they extend. */
    public boolean isRevision() {
      return kind.equals("revision");
    }
  }

  /**
   * An item and the one that came first.
   *
   * @param likeness how alike they are, null when they are the same
   * @param later the item that came later
   * @param keptBatch batch of the kept item
   */
  public record Pair(
      String kind, @Nullable Likeness likeness, Excerpt later, Excerpt kept, String keptBatch) {}

  /**
   * Figures of a pair.
   *
   * @param rule which threshold of the charter it reaches
   * @param jaccard shared ÷ all shingles, rounded down
   * @param containment shared ÷ shingles of the smaller, rounded down
   */
  public record Likeness(
      String rule, BigDecimal jaccard, BigDecimal containment, List<Compared> compared) {

    /** Copies. */
    public Likeness {
      compared = List.copyOf(compared);
    }
  }

  /**
   * Shingles that were counted.
   *
   * @param field the field, or null for all compared fields together
   */
  public record Compared(
      @Nullable String field, int shared, int size, int keptSize, String threshold) {}
}
