package io.assay.bench.duplicates;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.Normalisation;
import io.assay.rules.dedupe.RecordShingles;
import io.assay.rules.dedupe.join.GreedyJoin;
import io.assay.rules.dedupe.join.TokenFrequencies;
import io.assay.rules.dedupe.join.TokenOrder;
import io.assay.rules.dedupe.similarity.NearRule;
import io.assay.rules.digest.Hex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rules of duplicates over texts in memory, in one thread: what the stage decides, without
 * tables. Records come in order of priority, and compared fields are all content fields.
 */
final class Engine {
  private static final int COUNTER_BITS = 22;

  private final DuplicatesSection section;
  private final NearDuplicates near;

  Engine(DuplicatesSection section) {
    this.section = section;
    this.near = Objects.requireNonNull(section.near(), "near");
  }

  /** What was decided, by the numbers of records. */
  static final class Outcome {
    private final List<long[]> sets;
    private final int[] attached;

    private Outcome(List<long[]> sets, int[] attached) {
      this.sets = sets;
      this.attached = attached;
    }

    boolean isRemoved(int record) {
      return attached[record] != record;
    }

    /** The record itself if it is kept, else the kept one it is attached to. */
    int attachedTo(int record) {
      return attached[record];
    }

    /** Whether two records have the same shingles. */
    boolean haveSameShingles(int one, int other) {
      return Arrays.equals(sets.get(one), sets.get(other));
    }
  }

  Outcome judge(List<List<String>> records) {
    List<long[]> sets = sets(records);
    TokenFrequencies frequencies = new TokenFrequencies(COUNTER_BITS);
    sets.forEach(frequencies::add);
    GreedyJoin join = new GreedyJoin(NearRule.of(near).similarity(), TokenOrder.of(frequencies));
    Normalisation normalisation = Normalisation.of(section.normalise());
    Map<String, Integer> firsts = new HashMap<>();
    int[] attached = new int[records.size()];
    for (int record = 0; record < attached.length; record++) {
      attached[record] = join.offer(sets.get(record));
      String digest = Hex.encode(normalisation.digest(records.get(record)));
      Integer first = firsts.putIfAbsent(digest, attached[record]);
      if (attached[record] == record && first != null) {
        attached[record] = first;
      }
    }
    return new Outcome(sets, attached);
  }

  private List<long[]> sets(List<List<String>> records) {
    RecordShingles shingles = new RecordShingles(section);
    List<long[]> sets = new ArrayList<>();
    records.forEach(fields -> sets.add(shingles.of(fields)));
    return sets;
  }
}
