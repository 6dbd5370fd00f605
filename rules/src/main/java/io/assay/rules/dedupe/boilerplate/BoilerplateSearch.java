package io.assay.rules.dedupe.boilerplate;

import io.assay.rules.dedupe.shingle.Shingler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Looks for texts that a charter should perhaps declare: runs of shingles in a row, each of which
 * is in many records of many contributors. Given kept records only, which are no near duplicates of
 * each other, what is found is shared by records whose rest differs. Records are read twice: {@link
 * #count} all, then {@link #collect} all; their order is irrelevant. For one thread.
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
    Map<Long, Run> own = new HashMap<>();
    for (int from = 0; from < sequence.length; from++) {
      int to = endOfRun(sequence, from);
      if (to - from >= demand.shingles()) {
        String text = shingler.excerpt(normalised, from, to - from);
        own.put(hash(sequence, from, to), new Run(text, 1, place(contributor)));
      }
      from = to;
    }
    own.forEach((hash, run) -> runs.merge(hash, run, Run::merge));
  }

  /** What was found, the texts that most records share first, then by text. */
  public List<Suggestion> suggestions() {
    List<Suggestion> found = new ArrayList<>();
    for (Run run : runs.values()) {
      int contributors = Long.bitCount(run.contributors());
      if (run.records() >= demand.records() && contributors >= demand.contributors()) {
        found.add(new Suggestion(run.text(), run.records(), contributors));
      }
    }
    found.sort(
        Comparator.comparingInt(Suggestion::records).reversed().thenComparing(Suggestion::text));
    return found;
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

  private static long place(String contributor) {
    return 1L << ((contributor.hashCode() * SPREAD) >>> (Long.SIZE - PLACE_BITS));
  }
}
