package io.assay.rules.label.relabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.rules.label.relabel.RelabelQueue.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelabelQueueTest {
  private static final double[][] CROWD = {{0.8, 0.2}, {0.2, 0.8}};

  /** An even item and a channel that errs in one of five: ln 2 − H(0.2) = 0.19274 nats. */
  @Test
  void gainIsTheCapacityOfTheAnnotator() {
    assertThat(VoteGain.gains(new double[] {0.5, 0.5}, CROWD, 1)[0])
        .isCloseTo(0.19274, within(1e-5));
  }

  @Test
  void furtherAnswersTellLessAndNothingIsToldAboutWhatIsKnown() {
    double[] gains = VoteGain.gains(new double[] {0.6, 0.4}, CROWD, 3);
    assertThat(gains[0]).isGreaterThan(gains[1]);
    assertThat(gains[1]).isGreaterThan(gains[2]);
    assertThat(VoteGain.gains(new double[] {1, 0}, CROWD, 2)).containsExactly(0, 0);
    double[][] blind = {{0.5, 0.5}, {0.5, 0.5}};
    assertThat(VoteGain.gains(new double[] {0.5, 0.5}, blind, 1)[0]).isCloseTo(0, within(1e-12));
  }

  @Test
  void keepsTheBudgetWithTheHighestGains() {
    RelabelQueue queue = new RelabelQueue(3);
    queue.add("b", new double[] {0.5, 0.2});
    queue.add("a", new double[] {0.5, 0.4});
    queue.add("c", new double[] {0.1, 0});
    assertThat(queue.requests())
        .containsExactly(
            new Request("a", 1, 0.5), new Request("b", 1, 0.5), new Request("a", 2, 0.4));
  }

  @Test
  void partitionsMergeInAnyOrder() {
    RelabelQueue whole = new RelabelQueue(50);
    RelabelQueue odd = new RelabelQueue(50);
    RelabelQueue even = new RelabelQueue(50);
    for (int item = 0; item < 3000; item++) {
      double[] gains = {(item * 37 % 101) / 100.0};
      whole.add("i" + item, gains);
      (item % 2 == 0 ? even : odd).add("i" + item, gains);
    }
    List<Request> expected = whole.requests();
    assertThat(expected).hasSize(50);
    assertThat(odd.add(even).requests()).isEqualTo(expected);
  }

  @Test
  void whatItCouldNotTakeWouldChangeNothing() {
    RelabelQueue all = new RelabelQueue(5);
    RelabelQueue hinted = new RelabelQueue(5);
    int passedOver = 0;
    for (int item = 0; item < 5000; item++) {
      double[] gains = {(item * 37 % 101) / 100.0};
      all.add("i" + item, gains);
      if (hinted.couldTake(gains[0])) {
        hinted.add("i" + item, gains);
      } else {
        passedOver++;
      }
    }
    assertThat(hinted.requests()).isEqualTo(all.requests());
    assertThat(passedOver).isGreaterThan(3000);
  }

  @Test
  void refusesANegativeBudget() {
    assertThat(new RelabelQueue(0).requests()).isEmpty();
    assertThatThrownBy(() -> new RelabelQueue(-1))
        .hasMessage("budget: -1 (expected: at least 0 answers)");
  }
}
