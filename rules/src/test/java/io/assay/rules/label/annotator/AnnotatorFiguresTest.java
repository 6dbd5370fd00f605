package io.assay.rules.label.annotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.rules.label.consensus.Crowds;
import io.assay.rules.label.consensus.Crowds.Drawn;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Expectation;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.ShrunkDawidSkene;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotatorFiguresTest {
  private static final double[] SKILLS = {0.95, 0.9, 0.85, 0.6, 0.5};

  private final Drawn crowd = Crowds.drawn(3, 600, 4, 2, SKILLS);
  private final Parameters parameters =
      Estimation.fit(List.of(crowd.votes()), ShrunkDawidSkene.DEFAULT, Stopping.DEFAULT)
          .parameters();

  @Test
  void confusionMatrixCountsEveryAnswerOnce() {
    long[] counts = Expectation.counts(crowd.votes(), parameters);
    long[] volumes = crowd.votes().volumes();
    for (int annotator = 0; annotator < SKILLS.length; annotator++) {
      ConfusionMatrix matrix = ConfusionMatrix.of(parameters.layout(), counts, annotator);
      double all =
          matrix.answers(0, 0) + matrix.answers(0, 1) + matrix.answers(1, 0) + matrix.answers(1, 1);
      assertThat(all).isCloseTo(volumes[annotator], within(1e-3));
      assertThat(matrix.skill()).isCloseTo(SKILLS[annotator], within(0.06));
      assertThat(matrix.share(0, 0).contains(SKILLS[annotator])).isTrue();
    }
  }

  @Test
  void goodAnnotatorsDecideMoreItems() {
    Influence influence = new Influence(SKILLS.length).add(crowd.votes(), parameters);
    assertThat(influence.items()).isEqualTo(600);
    assertThat(influence.decided(0)).isGreaterThan(influence.decided(4));
    assertThat(influence.votes(0)).isEqualTo(crowd.votes().volumes()[0]);
    Influence twice = new Influence(SKILLS.length).add(influence).add(influence);
    assertThat(twice.decided(0)).isEqualTo(2 * influence.decided(0));
  }

  @Test
  void anAnnotatorAloneDecides() {
    PackedVotes single = Crowds.of(2, new int[] {1}, new int[] {1}, new int[] {0});
    Parameters fitted =
        Estimation.fit(List.of(single), ShrunkDawidSkene.DEFAULT, Stopping.DEFAULT).parameters();
    Influence influence = new Influence(1).add(single, fitted);
    assertThat(influence.votes(0)).isEqualTo(3);
    assertThat(influence.decided(0)).isBetween(1L, 2L);
  }
}
