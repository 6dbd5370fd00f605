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
  private final Crowds crowds;

  /** Of the set that is judged; kept from one to the next, since there are as many as tokens. */
  private long[] keys = new long[64];

  private byte[] magnitudes = new byte[64];
  private final List<long[]> keptSets = new ArrayList<>();
  private int[] keptRecords = new int[64];
  private int records;
  private long distinctSets;
  private long compared;

  public GreedyJoin(SimilarityRule rule, TokenOrder order) {
    this.rule = rule;
    this.order = order;
    this.index = new CandidateIndex(rule);
    this.crowds = new Crowds(rule);
  }

  /**
   * Takes a record of history that was kept, without judging it again.
   *
   * @param set ascending and distinct; not to be changed afterwards
   */
  public void keep(long[] set) {
    int record = records++;
    if (set.length > 0) {
      probe(set);
      enter(record, set);
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
   * @param passesOver asked of kept records that it is a near duplicate of: in no order, and of all
   *     of them if it is kept
   * @return the record's own number if it is kept, else that of the kept one it is attached to
   */
  public int offer(long[] set, IntPredicate passesOver) {
    int record = records++;
    if (set.length == 0) {
      return record;
    }
    int hash = DistinctSets.hash(set);
    int known = seen.find(set, hash);
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
        seen.put(set, hash, standing);
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
    return new JoinWork(distinctSets, candidates.judged(), compared, crowds.steps());
  }

  private int judge(int record, long[] set, IntPredicate passesOver) {
    probe(set);
    search(set, number -> accepts(number, set) && !passesOver.test(keptRecords[number]));
    if (candidates.found()) {
      return keptRecords[candidates.first()];
    }
    enter(record, set);
    return record;
  }

  private void probe(long[] set) {
    if (set.length > keys.length) {
      keys = new long[2 * set.length];
      magnitudes = new byte[keys.length];
    }
    order.order(set, magnitudes, keys);
    crowds.start();
    signatures.probe(keys, set.length);
  }

  /** A near duplicate that no rare token finds, though all are asked first, shares none. */
  private void search(long[] set, IntPredicate accepts) {
    int rare = signatures.rare();
    IntPredicate mayReach = number -> signatures.mayReach(rule, number);
    IntPredicate mayReachByCommon = number -> signatures.mayReachByCommon(rule, number);
    candidates.start();
    index.collect(
        set.length, keys, 0, rare, candidates, each -> judge(each, set, mayReach, accepts));
    index.collect(
        set.length,
        keys,
        rare,
        set.length,
        candidates,
        each -> judge(each, set, mayReachByCommon, accepts));
  }

  /** Of a crowd, whoever is accepted is found at once, so that the candidate itself need not be. */
  private boolean judge(int number, long[] set, IntPredicate mayReach, IntPredicate accepts) {
    if (crowds.hold(number)) {
      compared += crowds.collect(number, set, candidates, accepts) ? 1 : 0;
      return false;
    }
    crowds.judgeAlone(number);
    return mayReach.test(number) && accepts.test(number);
  }

  private boolean accepts(int number, long[] set) {
    compared++;
    crowds.compareAlone(number);
    return rule.accepts(keptSets.get(number), set);
  }

  private void enter(int record, long[] set) {
    int number = keptSets.size();
    if (number == keptRecords.length) {
      keptRecords = Arrays.copyOf(keptRecords, 2 * number);
    }
    keptRecords[number] = record;
    keptSets.add(set);
    signatures.keep(number);
    index.add(number, set.length, keys, crowds.enter(number, set, keptSets::get));
  }
}
