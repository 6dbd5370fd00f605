package io.assay.rules.label.annotator;

import io.assay.rules.label.annotator.AnswerDependence.Standing;
import io.assay.rules.label.consensus.ConsensusModel;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A crowd after those who copy and those who do not look were found. A ring counts as one
 * annotator, whose answer is what most of its members say; who answers independently of the items
 * counts for nothing. Votes are left out, never changed, and the findings say whose.
 *
 * @param representatives for each annotator the lowest member of its ring
 * @param standings of the answers of each annotator; members of a ring have that of their ring
 * @param shown whether the answers of each annotator are shown to depend on the items, so that they
 *     can be paid
 * @param votes those that count; empty if they are elsewhere than in memory
 */
public record CrowdScreening(
    int[] representatives, List<Standing> standings, boolean[] shown, List<PackedVotes> votes) {

  private static final int ROUNDS = 2;

  /** Sums over all votes of a crowd, which are wherever they are. */
  public interface Crowd extends Estimation.Counting {

    /**
     * The sum of {@link SharedAnswers} over the votes as given.
     *
     * @param close null for the first round
     */
    SharedAnswers shared(@Nullable ClosePairs close);

    /** From now on each partition is {@link ScreenedVotes#merging}. */
    void merge(int[] representatives);

    /** From now on each partition is {@link ScreenedVotes#without}. */
    void leaveOut(boolean[] excluded);

    /** The sum of {@link AnswerDependence} of merged votes, with those that count as witnesses. */
    AnswerDependence dependence(Parameters parameters);
  }

  /** Screens a crowd in memory. */
  public static CrowdScreening of(
      List<PackedVotes> partitions, ConsensusModel model, Stopping stopping) {
    int annotators = partitions.get(0).annotators();
    int classes = partitions.get(0).classes();
    CrowdInMemory crowd = new CrowdInMemory(partitions);
    CrowdScreening screening = of(crowd, annotators, classes, model, stopping);
    return new CrowdScreening(
        screening.representatives(), screening.standings(), screening.shown(), crowd.counting());
  }

  /** Screens a crowd. Afterwards it holds what counts. */
  public static CrowdScreening of(
      Crowd crowd, int annotators, int classes, ConsensusModel model, Stopping stopping) {
    ClosePairs close = ClosePairs.of(crowd.shared(null));
    int[] representatives = CopyingRings.representatives(crowd.shared(close), close);
    crowd.merge(representatives);
    List<Standing> standings = List.of();
    boolean[] shown = new boolean[annotators];
    for (int round = 0; round < ROUNDS; round++) {
      // Those found in the first round are no witnesses in the second.
      Parameters parameters =
          Estimation.fit(crowd, annotators, classes, model, stopping).parameters();
      AnswerDependence dependence = crowd.dependence(parameters);
      standings = standings(dependence, parameters, representatives);
      shown = shown(dependence, representatives);
      crowd.leaveOut(independent(standings));
    }
    return new CrowdScreening(representatives, standings, shown, List.of());
  }

  /** What is left if nobody is screened. */
  public static CrowdScreening none(int annotators) {
    int[] representatives = new int[annotators];
    Arrays.setAll(representatives, annotator -> annotator);
    return new CrowdScreening(
        representatives,
        Collections.nCopies(annotators, Standing.TOO_FEW_ANSWERS),
        new boolean[annotators],
        List.of());
  }

  private static List<Standing> standings(
      AnswerDependence dependence, Parameters parameters, int[] representatives) {
    double[][] crowd = dependence.informedCrowd(parameters);
    List<Standing> standings = new ArrayList<>();
    for (int annotator = 0; annotator < representatives.length; annotator++) {
      standings.add(dependence.standing(representatives[annotator], crowd));
    }
    return List.copyOf(standings);
  }

  private static boolean[] shown(AnswerDependence dependence, int[] representatives) {
    boolean[] shown = new boolean[representatives.length];
    for (int annotator = 0; annotator < shown.length; annotator++) {
      shown[annotator] = dependence.isShown(representatives[annotator]);
    }
    return shown;
  }

  private static boolean[] independent(List<Standing> standings) {
    boolean[] independent = new boolean[standings.size()];
    for (int annotator = 0; annotator < independent.length; annotator++) {
      independent[annotator] = standings.get(annotator) == Standing.INDEPENDENT;
    }
    return independent;
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
