package io.assay.jobs.label;

import io.assay.rules.label.choice.GoldScores;
import io.assay.rules.label.choice.HeldOut;
import io.assay.rules.label.choice.ItemSample;
import io.assay.rules.label.choice.MethodChoice;
import io.assay.rules.label.choice.MethodChoice.Ground;
import io.assay.rules.label.choice.PredictiveScores;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Chooses the method on a sample of items. The sample has the same size for any set, so the driver
 * holds it and fits every method to it without a Spark job for each iteration.
 */
final class SampledChoice {

  /** Votes in the sample: of these one in eight is held out, which tells methods apart by 0.01. */
  private static final long SAMPLE_VOTES = 200_000;

  private record Sampled(PackedVotes votes, int[] gold) implements Serializable {}

  private SampledChoice() {}

  /** The choice, or the method that the charter names beside the same evidence. */
  static MethodChoice of(VotePartitions votes) {
    LabelTerms terms = votes.terms();
    if (terms.isPlainMajority()) {
      return new MethodChoice(Method.MAJORITY, Ground.CHARTER, 0, 0, List.of());
    }
    ItemSample sample = ItemSample.holding(terms.seed(), SAMPLE_VOTES, votes.votes());
    List<Sampled> sampled = votes.partitions().map(part -> sampled(part, sample)).collect();
    MethodChoice choice = choose(sampled, heldOut(votes));
    return terms.forced() == null ? choice : choice.forced(terms.forced());
  }

  private static Sampled sampled(LabelPartition part, ItemSample sample) {
    PackedVotes given = part.votes().given();
    int[] gold = part.gold();
    int count = 0;
    for (int item = 0; item < gold.length; item++) {
      if (sample.holds(given, item)) {
        gold[count++] = gold[item];
      }
    }
    return new Sampled(sample.of(given), Arrays.copyOf(gold, count));
  }

  private static HeldOut heldOut(VotePartitions votes) {
    long[] keys =
        Stream.of(votes.annotators())
            .mapToLong(annotator -> LabelTerms.hash(UTF8String.fromString(annotator)))
            .toArray();
    return HeldOut.seeded(votes.terms().seed(), keys);
  }

  private static MethodChoice choose(List<Sampled> sampled, HeldOut heldOut) {
    List<PackedVotes> whole = sampled.stream().map(Sampled::votes).toList();
    // What the methods learn from to predict votes must not hold these; gold is in no vote.
    List<PackedVotes> training = whole.stream().map(heldOut::training).toList();
    List<Parameters> trained = fits(training);
    PredictiveScores votes =
        whole.stream()
            .map(part -> PredictiveScores.of(part, heldOut, trained))
            .reduce(PredictiveScores::plus)
            .orElseThrow();
    GoldScores gold = GoldScores.none(trained.size());
    if (sampled.stream().anyMatch(SampledChoice::hasGold)) {
      List<Parameters> fitted = fits(whole);
      for (Sampled part : sampled) {
        gold = gold.plus(GoldScores.of(part.votes(), part.gold(), fitted));
      }
    }
    return MethodChoice.between(votes, gold);
  }

  private static boolean hasGold(Sampled part) {
    return Arrays.stream(part.gold()).anyMatch(label -> label >= 0);
  }

  private static List<Parameters> fits(List<PackedVotes> votes) {
    return Stream.of(Method.values())
        .map(method -> Estimation.fit(votes, method.model(), Stopping.DEFAULT).parameters())
        .toList();
  }
}
