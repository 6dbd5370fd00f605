package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.Overlap;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Decides which records are kept. Records are offered in order of priority, the first first; each
 * is removed exactly if it is a near duplicate of a record that was kept before, and is attached to
 * the first such record. There are no chains: what resembles only a removed record stays.
 *
 * <p>The result depends on rule and priority alone: candidates come from an exact join, so every
 * pair that the rule accepts is found, and each is compared before anything is removed. A record
 * without shingles is kept and resembles none. Kept records of history are given by {@link #keep}
 * before the first offer. Records are numbered from 0 as they come. For one thread.
 */
public final class GreedyJoin {

  private final SimilarityRule rule;
  private final TokenOrder order;
  private final CandidateIndex index;
  private final DistinctSets seen = new DistinctSets();
  private final Candidates candidates = new Candidates();
  private final Signatures signatures = new Signatures();
  private final List<long[]> keptSets = new ArrayList<>();
  private int[] keptRecords = new int[64];
  private int records;
  private long distinctSets;
  private long gathered;
  private long compared;

  public GreedyJoin(SimilarityRule rule, TokenOrder order) {
    this.rule = rule;
    this.order = order;
    this.index = new CandidateIndex(rule);
  }

  /**
   * Takes a record of history that was kept, without judging it again.
   *
   * @param set ascending and distinct; not to be changed afterwards
   */
  public void keep(long[] set) {
    int record = records++;
    if (set.length > 0) {
      signatures.probe(set);
      enter(record, set, order.keys(set));
    }
  }

  /**
   * Judges the next record.
   *
   * @param set ascending and distinct; not to be changed afterwards
   * @return the record's own number if it is kept, else that of the kept one it is attached to
   */
  public int offer(long[] set) {
    return offer(set, kept -> false);
  }

  /**
   * Judges the next record, for which some kept ones do not count: its own earlier content, or what
   * it revises. It is removed exactly if it is a near duplicate of a kept record that is not passed
   * over.
   *
   * @param set ascending and distinct; not to be changed afterwards
   * @param passesOver asked, in order of priority, of each kept record that it is a near duplicate
   *     of, until one is not passed over
   * @return the record's own number if it is kept, else that of the kept one it is attached to
   */
  public int offer(long[] set, IntPredicate passesOver) {
    int record = records++;
    if (set.length == 0) {
      return record;
    }
    int known = seen.find(set);
    if (known >= 0 && !passesOver.test(known)) {
      return known;
    }
    boolean[] passed = {false};
    int standing =
        judge(
            record,
            set,
            kept -> {
              boolean isPassed = passesOver.test(kept);
              passed[0] |= isPassed;
              return isPassed;
            });
    if (known < 0) {
      distinctSets++;
      // What stands for the set of a record that passed one over need not stand for the next.
      if (!passed[0]) {
        seen.put(set, standing);
      }
    }
    return standing;
  }

  /** The exact counts for a set and the kept record that {@link #offer} named for it. */
  public List<Overlap> compare(long[] set, int keptRecord) {
    int number = Arrays.binarySearch(keptRecords, 0, keptSets.size(), keptRecord);
    return rule.compare(set, keptSets.get(number));
  }

  public JoinWork work() {
    return new JoinWork(distinctSets, gathered, compared);
  }

  private int judge(int record, long[] set, IntPredicate passesOver) {
    long[] keys = order.keys(set);
    candidates.start();
    index.collect(set.length, keys, candidates);
    gathered += candidates.size();
    signatures.probe(set);
    candidates.retain(number -> signatures.mayReach(rule, number));
    candidates.sort();
    for (int i = 0; i < candidates.size(); i++) {
      int number = candidates.get(i);
      compared++;
      if (rule.accepts(keptSets.get(number), set) && !passesOver.test(keptRecords[number])) {
        return keptRecords[number];
      }
    }
    enter(record, set, keys);
    return record;
  }

  private void enter(int record, long[] set, long[] keys) {
    int number = keptSets.size();
    if (number == keptRecords.length) {
      keptRecords = Arrays.copyOf(keptRecords, 2 * number);
    }
    keptRecords[number] = record;
    keptSets.add(set);
    signatures.keep(number);
    index.add(number, set.length, keys);
  }
}
