package io.assay.rules.label.annotator;

import io.assay.rules.label.annotator.AnswerDependence.Standing;
import java.util.List;

/**
 * What the answers of one annotator to several questions show together. Each question is screened
 * by itself, and votes count or not in each by what was found there. As a person an annotator is
 * flagged if that was found in at least half of the questions in which anything can be told: of a
 * rate of false alarms in each, at most the double is left (Markov), however the questions depend
 * on each other.
 */
public final class QuestionStandings {

  private QuestionStandings() {}

  /** Whether those who copy, or do not look, were found in half of what can be told. */
  public static boolean isFlagged(List<CrowdScreening> questions, int annotator) {
    return found(questions, annotator, Found.FLAGGED);
  }

  /** Whether copying was found in half of what can be told. */
  public static boolean inRing(List<CrowdScreening> questions, int annotator) {
    return found(questions, annotator, Found.RING);
  }

  private enum Found {
    FLAGGED,
    RING
  }

  private static boolean found(List<CrowdScreening> questions, int annotator, Found what) {
    int found = 0;
    int told = 0;
    for (CrowdScreening question : questions) {
      boolean isFlagged = question.isFlagged(annotator);
      boolean isTold = isFlagged || question.standings().get(annotator) != Standing.TOO_FEW_ANSWERS;
      told += isTold ? 1 : 0;
      found += (what == Found.RING ? question.inRing(annotator) : isFlagged) ? 1 : 0;
    }
    return found > 0 && 2 * found >= told;
  }

  /** Of one who is not flagged, the best that any question shows. */
  public static Standing standing(List<CrowdScreening> questions, int annotator) {
    if (isFlagged(questions, annotator) && !inRing(questions, annotator)) {
      return Standing.INDEPENDENT;
    }
    List<Standing> standings =
        questions.stream().map(question -> question.standings().get(annotator)).toList();
    return standings.contains(Standing.INFORMED)
        ? Standing.INFORMED
        : standings.contains(Standing.CONTRARY) ? Standing.CONTRARY : Standing.TOO_FEW_ANSWERS;
  }
}
