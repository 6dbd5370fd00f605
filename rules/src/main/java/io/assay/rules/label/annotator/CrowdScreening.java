package io.assay.rules.label.annotator;

import io.assay.rules.label.annotator.AnswerDependence.Standing;
import io.assay.rules.label.consensus.ConsensusModel;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import java.util.ArrayList;
import java.util.List;

/**
 * A crowd after those who copy and those who do not look were found. A ring counts as one
 * annotator, whose answer is what most of its members say; who answers independently of the items
 * counts for nothing. Votes are left out, never changed, and the findings say whose.
 *
 * @param representatives for each annotator the lowest member of its ring
 * @param standings of the answers of each annotator; members of a ring have that of their ring
 * @param votes those that count
 */
public record CrowdScreening(
    int[] representatives, List<Standing> standings, List<PackedVotes> votes) {

  private static final int ROUNDS = 2;

  /**
   * Screens a crowd in memory. On a cluster the three sums ({@link SharedAnswers}, the counts of
   * the fit, {@link AnswerDependence}) are made by partition and added up.
   */
  public static CrowdScreening of(
      List<PackedVotes> partitions, ConsensusModel model, Stopping stopping) {
    int annotators = partitions.get(0).annotators();
    int classes = partitions.get(0).classes();
    int[] representatives = rings(partitions, annotators, classes);
    List<PackedVotes> merged =
        partitions.stream().map(votes -> votes.merging(representatives)).toList();
    List<PackedVotes> counting = merged;
    List<Standing> standings = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      // Those found in the first round are no witnesses in the second.
      Parameters parameters = Estimation.fit(counting, model, stopping).parameters();
      standings = standings(merged, counting, parameters, representatives);
      counting = without(merged, standings);
    }
    return new CrowdScreening(representatives, standings, counting);
  }

  private static int[] rings(List<PackedVotes> partitions, int annotators, int classes) {
    SharedAnswers first = new SharedAnswers(annotators, classes);
    partitions.forEach(first::add);
    ClosePairs close = ClosePairs.of(first);
    SharedAnswers second = new SharedAnswers(annotators, classes, close);
    partitions.forEach(second::add);
    return CopyingRings.representatives(second, close);
  }

  private static List<Standing> standings(
      List<PackedVotes> votes,
      List<PackedVotes> witnesses,
      Parameters parameters,
      int[] representatives) {
    int annotators = parameters.layout().annotators();
    AnswerDependence dependence = new AnswerDependence(annotators, parameters.layout().classes());
    for (int partition = 0; partition < votes.size(); partition++) {
      dependence.add(votes.get(partition), witnesses.get(partition), parameters);
    }
    double[][] crowd = dependence.informedCrowd(parameters);
    List<Standing> standings = new ArrayList<>();
    for (int annotator = 0; annotator < annotators; annotator++) {
      standings.add(dependence.standing(representatives[annotator], crowd));
    }
    return List.copyOf(standings);
  }

  private static List<PackedVotes> without(List<PackedVotes> votes, List<Standing> standings) {
    return votes.stream()
        .map(
            partition ->
                partition.keeping(
                    (item, vote) ->
                        standings.get(partition.annotator(vote)) != Standing.INDEPENDENT))
        .toList();
  }

  /** Whether the annotator copies from somebody, or is copied from. */
  public boolean inRing(int annotator) {
    if (representatives[annotator] != annotator) {
      return true;
    }
    for (int other = annotator + 1; other < representatives.length; other++) {
      if (representatives[other] == annotator) {
        return true;
      }
    }
    return false;
  }

  /** Whether the annotator's votes are left out, wholly or as copies. */
  public boolean isFlagged(int annotator) {
    return inRing(annotator) || standings.get(annotator) == Standing.INDEPENDENT;
  }
}
