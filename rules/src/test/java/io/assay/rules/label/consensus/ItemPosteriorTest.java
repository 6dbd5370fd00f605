package io.assay.rules.label.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.rules.label.vote.PackedVotes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemPosteriorTest {
  private final PackedVotes votes =
      Crowds.of(2, new int[] {0, 0, 1}, new int[] {1, 1, 1}, new int[] {0, 0, 0});
  private final Parameters parameters =
      Estimation.fit(List.of(votes), new OneCoin(), Stopping.DEFAULT).parameters();
  private final ItemPosterior posterior = new ItemPosterior(votes, parameters);

  @Test
  void isBayesRule() {
    double zero = 1;
    double one = 1;
    for (int annotator = 0; annotator < 3; annotator++) {
      int label = votes.label(annotator);
      zero *= parameters.answer(annotator, 0, label);
      one *= parameters.answer(annotator, 1, label);
    }
    assertThat(posterior.of(0)[0]).isCloseTo(zero / (zero + one), within(1e-9));
  }

  @Test
  void leavesOutOneVoteOrSomeAnnotators() {
    PackedVotes fewer = votes.keeping((item, vote) -> item != 0 || votes.annotator(vote) != 2);
    double expected = new ItemPosterior(fewer, parameters).of(0)[0];
    assertThat(posterior.without(0, 2)[0]).isEqualTo(expected);
    assertThat(posterior.without(0, new boolean[] {false, false, true})[0]).isEqualTo(expected);
    assertThat(posterior.of(0)[0]).isLessThan(expected);
  }

  @Test
  void addsAnAnswer() {
    double before = posterior.of(0)[1];
    assertThat(posterior.with(0, 1)[1]).isGreaterThan(before);
  }

  @Test
  void predictionsOfOneAnnotatorSumToOne() {
    assertThat(posterior.predicts(0, 0) + posterior.predicts(0, 1)).isCloseTo(1, within(1e-5));
    double[] others = posterior.without(0, 2).clone();
    assertThat(posterior.predictsFromOthers(0, 2))
        .isCloseTo(
            others[0] * parameters.answer(2, 0, 1) + others[1] * parameters.answer(2, 1, 1),
            within(1e-9));
  }
}
