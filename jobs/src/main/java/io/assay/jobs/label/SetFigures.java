package io.assay.jobs.label;

import io.assay.rules.label.agreement.NominalAlpha;
import io.assay.rules.label.annotator.Influence;
import io.assay.rules.label.annotator.Kinship;
import io.assay.rules.label.calibration.GoldOutcome;
import io.assay.rules.label.calibration.Strength;
import io.assay.rules.label.calibration.StrengthCounts;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.contribution.VoteInformation;
import io.assay.rules.label.gold.GoldRecord;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;

/** What is counted over all items under the last parameters. Partitions add up. */
final class SetFigures implements Serializable {
  private static final long serialVersionUID = 1L;

  private final StrengthCounts strengths = new StrengthCounts();
  private final NominalAlpha alpha;
  private final GoldRecord gold;
  private final Influence influence;
  private final VoteInformation information;
  private final long[] votes;
  private final long[] onDecided;
  private final long[] agreeing;

  private SetFigures(int annotators, int classes) {
    this.alpha = new NominalAlpha(classes);
    this.gold = new GoldRecord(annotators);
    this.influence = new Influence(annotators);
    this.information = new VoteInformation(annotators);
    this.votes = new long[annotators];
    this.onDecided = new long[annotators];
    this.agreeing = new long[annotators];
  }

  /** The figures of a partition. */
  static SetFigures of(LabelPartition part, Parameters parameters, Kinship kinship, int quorum) {
    PackedVotes given = part.votes().given();
    PackedVotes counting = part.counting();
    SetFigures figures = new SetFigures(given.annotators(), given.classes());
    figures.alpha.add(given);
    figures.gold.add(given, part.gold());
    figures.influence.add(counting, parameters);
    figures.information.add(counting, parameters, kinship);
    ItemPosterior posterior = new ItemPosterior(counting, parameters);
    for (int item = 0; item < given.items(); item++) {
      int decision = Decision.of(counting, item, posterior, quorum);
      figures.addVotes(given, item, decision);
      if (decision >= 0) {
        double probability = posterior.of(item)[decision];
        figures.addLabel(
            Strength.of(counting, item, decision, probability), part.items()[item].gold, decision);
      }
    }
    return figures;
  }

  private void addVotes(PackedVotes given, int item, int decision) {
    for (int vote = given.begin(item); vote < given.end(item); vote++) {
      int annotator = given.annotator(vote);
      votes[annotator]++;
      onDecided[annotator] += decision >= 0 ? 1 : 0;
      agreeing[annotator] += given.label(vote) == decision ? 1 : 0;
    }
  }

  private void addLabel(int strength, long known, int decision) {
    if (known < 0) {
      strengths.add(strength);
    } else {
      strengths.addGold(strength, known == decision ? GoldOutcome.RIGHT : GoldOutcome.WRONG);
    }
  }

  /** Adds those of another partition to these. */
  SetFigures add(SetFigures other) {
    strengths.add(other.strengths);
    alpha.add(other.alpha);
    gold.add(other.gold);
    influence.add(other.influence);
    information.add(other.information);
    for (int annotator = 0; annotator < votes.length; annotator++) {
      votes[annotator] += other.votes[annotator];
      onDecided[annotator] += other.onDecided[annotator];
      agreeing[annotator] += other.agreeing[annotator];
    }
    return this;
  }

  StrengthCounts strengths() {
    return strengths;
  }

  NominalAlpha alpha() {
    return alpha;
  }

  GoldRecord gold() {
    return gold;
  }

  Influence influence() {
    return influence;
  }

  VoteInformation information() {
    return information;
  }

  /** Votes as given, after repeated ones. */
  long votes(int annotator) {
    return votes[annotator];
  }

  /** Of these, votes on items with a label. */
  long onDecided(int annotator) {
    return onDecided[annotator];
  }

  /** Of these, votes for that label. */
  long agreeing(int annotator) {
    return agreeing[annotator];
  }
}
