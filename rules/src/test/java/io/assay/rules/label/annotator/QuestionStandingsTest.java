package io.assay.rules.label.annotator;

import static io.assay.rules.label.annotator.AnswerDependence.Standing.CONTRARY;
import static io.assay.rules.label.annotator.AnswerDependence.Standing.INDEPENDENT;
import static io.assay.rules.label.annotator.AnswerDependence.Standing.INFORMED;
import static io.assay.rules.label.annotator.AnswerDependence.Standing.TOO_FEW_ANSWERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.label.annotator.AnswerDependence.Standing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionStandingsTest {

  @Test
  void halfOfTheQuestionsThatTellAnythingFlagAnAnnotator() {
    assertThat(flagged(INDEPENDENT, INFORMED)).isTrue();
    assertThat(flagged(INDEPENDENT, TOO_FEW_ANSWERS, TOO_FEW_ANSWERS)).isTrue();
    assertThat(flagged(INDEPENDENT, INFORMED, INFORMED)).isFalse();
    assertThat(flagged(TOO_FEW_ANSWERS, TOO_FEW_ANSWERS)).isFalse();
    assertThat(flagged(INFORMED)).isFalse();
  }

  @Test
  void theStandingOfOneWhoIsNotFlaggedIsTheBestThatIsShown() {
    assertThat(standing(INDEPENDENT, INFORMED, CONTRARY)).isEqualTo(INFORMED);
    assertThat(standing(TOO_FEW_ANSWERS, CONTRARY)).isEqualTo(CONTRARY);
    assertThat(standing(TOO_FEW_ANSWERS)).isEqualTo(TOO_FEW_ANSWERS);
    assertThat(standing(INDEPENDENT, INDEPENDENT, INFORMED)).isEqualTo(INDEPENDENT);
  }

  @Test
  void aRingIsOneWhereHalfOfTheQuestionsShowIt() {
    CrowdScreening ring =
        new CrowdScreening(new int[] {0, 0}, pair(INFORMED), new boolean[2], List.of());
    CrowdScreening apart =
        new CrowdScreening(new int[] {0, 1}, pair(INFORMED), new boolean[2], List.of());
    assertThat(QuestionStandings.inRing(List.of(ring, apart), 1)).isTrue();
    assertThat(QuestionStandings.inRing(List.of(ring, apart, apart), 1)).isFalse();
    assertThat(QuestionStandings.isFlagged(List.of(ring, apart), 0)).isTrue();
    assertThat(QuestionStandings.standing(List.of(ring, apart), 0)).isEqualTo(INFORMED);
  }

  private static List<Standing> pair(Standing standing) {
    return List.of(standing, standing);
  }

  private static boolean flagged(Standing... standings) {
    return QuestionStandings.isFlagged(questions(standings), 0);
  }

  private static Standing standing(Standing... standings) {
    return QuestionStandings.standing(questions(standings), 0);
  }

  private static List<CrowdScreening> questions(Standing... standings) {
    List<CrowdScreening> questions = new ArrayList<>();
    for (Standing standing : standings) {
      questions.add(
          new CrowdScreening(new int[] {0}, List.of(standing), new boolean[1], List.of()));
    }
    return questions;
  }
}
