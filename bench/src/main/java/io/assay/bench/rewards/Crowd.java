package io.assay.bench.rewards;

import io.assay.rules.label.annotator.CopyEvidence;
import io.assay.rules.label.annotator.CrowdScreening;
import io.assay.rules.label.calibration.Calibration;
import io.assay.rules.label.calibration.Strength;
import io.assay.rules.label.consensus.ConsensusModel;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.contribution.OwnInformation;
import io.assay.rules.label.contribution.VoteInformation;
import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all votes so far say: how sure each label is, and what each annotator told. As the label
 * stage does it, with the method that the charter names and without gold.
 */
final class Crowd {
  /** The charter's. */
  static final int CLASSES = 3;

  private static final ConsensusModel MODEL = Method.SHRUNK_DAWID_SKENE.model();
  private static final double[] CONFIDENCES = Calibration.prior().confidences();
  private static final int WHOLE = 10_000;

  private final Map<Integer, Integer> confidences = new HashMap<>();
  private final Map<Integer, Long> told = new HashMap<>();
  private final Set<Integer> disowned = new HashSet<>();

  private Crowd() {}

  static Crowd of(List<Ballot> ballots, int quorum) {
    Crowd crowd = new Crowd();
    int[] items = ballots.stream().mapToInt(Ballot::item).distinct().sorted().toArray();
    int[] people = ballots.stream().mapToInt(Ballot::annotator).distinct().sorted().toArray();
    if (items.length > 0) {
      long[] keys = Arrays.stream(items).asLongStream().toArray();
      VotePacker packer = new VotePacker(CLASSES, people.length, keys);
      for (Ballot ballot : ballots) {
        packer.add(
            Arrays.binarySearch(items, ballot.item()),
            Arrays.binarySearch(people, ballot.annotator()),
            ballot.label(),
            0);
      }
      crowd.estimate(packer.pack(Repetition.LAST), items, people, quorum);
    }
    return crowd;
  }

  private void estimate(PackedVotes votes, int[] items, int[] people, int quorum) {
    CrowdScreening screening = CrowdScreening.of(List.of(votes), MODEL, Stopping.DEFAULT);
    PackedVotes counting = screening.votes().get(0);
    Parameters parameters = Estimation.fit(List.of(counting), MODEL, Stopping.DEFAULT).parameters();
    ItemPosterior posterior = new ItemPosterior(counting, parameters);
    for (int item = 0; item < items.length; item++) {
      double[] classes = posterior.of(item);
      int best = ItemPosterior.best(classes);
      if (counting.votesOn(item) >= quorum) {
        int strength = Strength.of(counting, item, best, classes[best]);
        confidences.put(items[item], (int) Math.floor(WHOLE * CONFIDENCES[strength]));
      }
    }
    int count = people.length;
    CopyEvidence evidence =
        CopyEvidence.of(
            count, kinship -> new CopyEvidence(count, kinship).add(counting, parameters));
    OwnInformation own =
        new OwnInformation(
            screening,
            evidence.own(),
            new VoteInformation(count).add(counting, parameters, evidence.kinship()));
    for (int person = 0; person < count; person++) {
      if (own.isDisowned(person)) {
        disowned.add(people[person]);
      }
      told.put(people[person], own.basis(person));
    }
  }

  /** In basis points; 0 without a label. */
  int confidence(int item) {
    return confidences.getOrDefault(item, 0);
  }

  /** Those whose answers are not their own. */
  Set<Integer> disowned() {
    return disowned;
  }

  /** By annotator, in units of 2⁻²⁰ nats. */
  Map<Integer, Long> told() {
    return told;
  }
}
