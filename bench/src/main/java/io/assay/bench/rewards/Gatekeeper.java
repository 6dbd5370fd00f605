package io.assay.bench.rewards;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.charter.QualityTerms;
import io.assay.rules.dedupe.Normalisation;
import io.assay.rules.dedupe.RecordShingles;
import io.assay.rules.dedupe.join.GreedyJoin;
import io.assay.rules.dedupe.join.TokenOrder;
import io.assay.rules.dedupe.similarity.NearRule;
import io.assay.rules.dedupe.similarity.Novelty;
import io.assay.rules.dedupe.similarity.Overlap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Exact and near duplicates, revisions and novelty of records in order of priority, as the
 * duplicate stage judges them. One instance sees all batches of an epoch.
 */
final class Gatekeeper {
  private final NearRule rule;
  private final Novelty novelty;
  private final Normalisation normalisation;
  private final RecordShingles shingles;
  private final GreedyJoin join;
  private final List<Entry> offered = new ArrayList<>();
  private final Map<String, List<Submission>> exact = new HashMap<>();

  Gatekeeper(Charter charter) {
    DuplicatesSection section = Objects.requireNonNull(charter.duplicates());
    NearDuplicates near = Objects.requireNonNull(section.near());
    QualityTerms quality =
        Objects.requireNonNull(Objects.requireNonNull(charter.rewards()).quality());
    this.rule = NearRule.of(near);
    this.novelty = Novelty.of(near, quality.noveltyFrom());
    this.normalisation = Normalisation.of(section.normalise());
    this.shingles = new RecordShingles(section);
    this.join = new GreedyJoin(NearRule.reaching(near, quality.noveltyFrom()), TokenOrder.byHash());
  }

  private record Entry(Submission record, int size, @Nullable Root root) {}

  /** The record at the beginning of a chain of revisions. */
  record Root(Submission record, int size) {}

  /**
   * What is found.
   *
   * @param kept the record that it repeats; null if it is kept itself
   * @param root where its chain began, if it is a revision
   * @param size number of its shingles
   * @param novelty in basis points
   */
  record Finding(@Nullable Submission kept, @Nullable Root root, int size, int novelty) {}

  /**
   * Judges the next record.
   *
   * @param stands whether an earlier record still counts
   */
  Finding judge(Submission record, Predicate<Submission> stands) {
    String normalised = normalisation.apply(record.text());
    long[] set = shingles.of(List.of(record.text()));
    List<Submission> same = exact.computeIfAbsent(normalised, any -> new ArrayList<>());
    for (Submission earlier : same) {
      if (stands.test(earlier)) {
        return new Finding(earlier, null, set.length, 0);
      }
    }
    Offer offer = new Offer(record, set, stands);
    int number = offered.size();
    int standing = join.offer(set, offer::passesOver);
    Root root = offer.revised < 0 ? null : root(offer.revised);
    offered.add(new Entry(record, set.length, root));
    if (standing != number) {
      return new Finding(offered.get(standing).record(), null, set.length, 0);
    }
    same.add(record);
    return new Finding(null, root, set.length, offer.novelty);
  }

  private Root root(int number) {
    Entry entry = offered.get(number);
    return entry.root() == null ? new Root(entry.record(), entry.size()) : entry.root();
  }

  private final class Offer {
    private final Submission record;
    private final long[] set;
    private final Predicate<Submission> stands;
    private int revised = -1;
    private int novelty = Novelty.WHOLE;

    Offer(Submission record, long[] set, Predicate<Submission> stands) {
      this.record = record;
      this.set = set;
      this.stands = stands;
    }

    boolean passesOver(int number) {
      Submission other = offered.get(number).record();
      if (!stands.test(other)) {
        return true;
      }
      List<Overlap> overlaps = join.compare(set, number);
      if (!rule.similarity().accepts(overlaps)) {
        novelty = Math.min(novelty, Gatekeeper.this.novelty.of(overlaps));
        return true;
      }
      boolean isRevision = other.owner() == record.owner() && rule.isRevision(overlaps);
      if (isRevision && (revised < 0 || number < revised)) {
        revised = number;
      }
      return isRevision;
    }
  }
}
