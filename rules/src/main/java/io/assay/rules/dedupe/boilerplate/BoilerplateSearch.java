package io.assay.rules.dedupe.boilerplate;

import io.assay.rules.dedupe.shingle.Shingler;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Looks for texts that a charter should perhaps declare: runs of shingles in a row, each of which
 * is in many records of many contributors. Records are read twice: {@link #count} all, then {@link
 * #collect} all; their order is irrelevant. Copies of one text share runs too: {@link Payloads}
 * reads the records a third time to tell. For one thread.
 */
public final class BoilerplateSearch {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int PLACE_BITS = 6;

  private final Shingler shingler;
  private final Demand demand;
  private final LongPredicate mayBeFrequent;
  private final TokenCensus census = new TokenCensus();
  private final Map<Long, Run> runs = new HashMap<>();

  /**
   * What makes a run worth showing.
   *
   * @param records least number of records that share it, from 2
   * @param contributors least number of their contributors, 1 to 32: they are counted on 64 places,
   *     on which some fall together, so that the count may be too low
   * @param shingles least length in shingles, from 1
   */
  public record Demand(int records, int contributors, int shingles) {
    public Demand {
      if (records < 2 || contributors < 1 || contributors > 32 || shingles < 1) {
        throw new IllegalArgumentException(
            "demand: "
                + records
                + " records, "
                + contributors
                + " contributors, "
                + shingles
                + " shingles (expected: from 2, 1 to 32, from 1)");
      }
    }
  }

  private record Run(String text, int records, long contributors) {

    Run merge(Run other) {
      String first = text.compareTo(other.text) <= 0 ? text : other.text;
      return new Run(first, records + other.records, contributors | other.contributors);
    }
  }

  /**
   * @param mayBeFrequent false of shingles known to be in too few records, such as by their {@code
   *     TokenFrequencies}; always true is right too and takes more memory
   */
  public BoilerplateSearch(Shingler shingler, Demand demand, LongPredicate mayBeFrequent) {
    this.shingler = shingler;
    this.demand = demand;
    this.mayBeFrequent = mayBeFrequent;
  }

  /** First reading of a record. */
  public void count(String normalised, String contributor) {
    for (long token : shingler.shingles(normalised)) {
      if (mayBeFrequent.test(token)) {
        census.add(token, place(contributor));
      }
    }
  }

  /** Second reading, when all records have been counted. */
  public void collect(String normalised, String contributor) {
    long[] sequence = shingler.sequence(normalised);
    runs(sequence)
        .forEach(
            (hash, at) -> {
              String text = shingler.excerpt(normalised, at.from(), at.to() - at.from());
              runs.merge(hash, new Run(text, 1, place(contributor)), Run::merge);
            });
  }

  /** What was found, the texts that most records share first, then by text. */
  public List<Suggestion> suggestions() {
    return List.copyOf(found().values());
  }

  /** The same under the hash by which {@link #runs(String)} names it, in the same order. */
  Map<Long, Suggestion> found() {
    Map<Long, Suggestion> found = new HashMap<>();
    runs.forEach(
        (hash, run) -> {
          int contributors = Long.bitCount(run.contributors());
          if (meetsDemand(run.records(), run.contributors())) {
            found.put(hash, new Suggestion(run.text(), run.records(), contributors));
          }
        });
    Map<Long, Suggestion> ordered = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<Long, Suggestion> each) -> each.getValue().records())
                .reversed()
                .thenComparing(each -> each.getValue().text()))
        .forEach(each -> ordered.put(each.getKey(), each.getValue()));
    return ordered;
  }

  /** Hashes of the runs of a record, found or not, once all records are counted. */
  Set<Long> runs(String normalised) {
    return runs(shingler.sequence(normalised)).keySet();
  }

  /**
   * Whether a text is worth showing that so many records have.
   *
   * @param contributors the {@link #place}s of theirs
   */
  boolean meetsDemand(int records, long contributors) {
    return records >= demand.records() && Long.bitCount(contributors) >= demand.contributors();
  }

  Shingler shingler() {
    return shingler;
  }

  private record Stretch(int from, int to) {}

  private Map<Long, Stretch> runs(long[] sequence) {
    Map<Long, Stretch> own = new HashMap<>();
    for (int from = 0; from < sequence.length; from++) {
      int to = endOfRun(sequence, from);
      if (to - from >= demand.shingles()) {
        own.put(hash(sequence, from, to), new Stretch(from, to));
      }
      from = to;
    }
    return own;
  }

  private int endOfRun(long[] sequence, int from) {
    int to = from;
    while (to < sequence.length && isShared(sequence[to])) {
      to++;
    }
    return to;
  }

  private boolean isShared(long token) {
    return census.records(token) >= demand.records()
        && census.contributors(token) >= demand.contributors();
  }

  private static long hash(long[] sequence, int from, int to) {
    return Arrays.stream(sequence, from, to).reduce(1, (hash, token) -> hash * SPREAD + token);
  }

  /** One of 64 bits for a contributor. */
  static long place(String contributor) {
    return 1L << ((contributor.hashCode() * SPREAD) >>> (Long.SIZE - PLACE_BITS));
  }
}
