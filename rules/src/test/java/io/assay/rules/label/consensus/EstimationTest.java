package io.assay.rules.label.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.rules.label.consensus.Crowds.Drawn;
import io.assay.rules.label.vote.PackedVotes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimationTest {
  private static final double[] MIXED_SKILLS = {
    0.95, 0.9, 0.9, 0.85, 0.8, 0.55, 0.55, 0.5, 0.5, 0.5, 0.5, 0.5
  };

  private static Fit fit(PackedVotes votes, Method method) {
    return Estimation.fit(List.of(votes), method.model(), Stopping.DEFAULT);
  }

  private static double[] posterior(PackedVotes votes, Method method, int item) {
    return new ItemPosterior(votes, fit(votes, method).parameters()).of(item).clone();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void partitionsChangeNoBit(Method method) {
    PackedVotes votes = Crowds.drawn(7, 300, 4, 3, MIXED_SKILLS).votes();
    Fit whole = fit(votes, method);
    Fit halves = Estimation.fit(Crowds.halves(votes), method.model(), Stopping.DEFAULT);
    assertThat(halves).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void knowingAnnotatorsBeatsCountingHeads(long seed) {
    Drawn crowd = Crowds.drawn(seed, 600, 6, 2, MIXED_SKILLS);
    double majority = crowd.accuracy(fit(crowd.votes(), Method.MAJORITY).parameters());
    for (Method method : List.of(Method.ONE_COIN, Method.SHRUNK_DAWID_SKENE)) {
      assertThat(crowd.accuracy(fit(crowd.votes(), method).parameters()))
          .isGreaterThan(majority + 0.03);
    }
  }

  @Test
  void findsTheSkillsThatVotesWereDrawnWith() {
    Drawn crowd = Crowds.drawn(11, 2000, 8, 2, MIXED_SKILLS);
    Parameters parameters = fit(crowd.votes(), Method.SHRUNK_DAWID_SKENE).parameters();
    for (int annotator = 0; annotator < MIXED_SKILLS.length; annotator++) {
      double skill = (parameters.answer(annotator, 0, 0) + parameters.answer(annotator, 1, 1)) / 2;
      assertThat(skill).isCloseTo(MIXED_SKILLS[annotator], within(0.05));
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void saysWhetherItConverged(Method method) {
    PackedVotes votes = Crowds.drawn(7, 600, 6, 3, MIXED_SKILLS).votes();
    assertThat(fit(votes, method).converged()).isTrue();
    Fit cut = Estimation.fit(List.of(votes), method.model(), new Stopping(0, 2));
    assertThat(cut.converged()).isFalse();
    assertThat(cut.iterations()).isEqualTo(2);
    assertThat(cut.lastChange()).isNotZero();
  }

  /** EM never lowers the likelihood of a model without a prior. */
  @Test
  void plainDawidSkeneClimbs() {
    PackedVotes votes = Crowds.drawn(5, 300, 5, 3, MIXED_SKILLS).votes();
    double last = Double.NEGATIVE_INFINITY;
    for (int iterations = 1; iterations < 12; iterations++) {
      Fit fit = Estimation.fit(List.of(votes), new DawidSkene(1e-9), new Stopping(0, iterations));
      assertThat(fit.logLikelihood()).isGreaterThan(last - 0.001);
      last = fit.logLikelihood();
    }
  }

  /**
   * Two annotators, three items, worked by hand: with one skill s for all and even classes, an item
   * with both votes for a class has odds (s/(1-s))² and one with a vote each has even odds.
   */
  @Test
  void majorityHasOneSkill() {
    PackedVotes votes = Crowds.of(2, new int[] {0, 0}, new int[] {1, 1}, new int[] {0, 1});
    Parameters parameters = fit(votes, Method.MAJORITY).parameters();
    double skill = parameters.answer(0, 0, 0);
    assertThat(skill).isEqualTo(parameters.answer(1, 1, 1)).isGreaterThan(0.6);
    double odds = Math.pow(skill / (1 - skill), 2);
    assertThat(posterior(votes, Method.MAJORITY, 0)[0]).isCloseTo(odds / (1 + odds), within(1e-5));
    assertThat(posterior(votes, Method.MAJORITY, 2)).containsExactly(0.5, 0.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void majorityNamesTheLabelWithMostVotes(long seed) {
    PackedVotes votes = Crowds.drawn(seed, 200, 5, 3, MIXED_SKILLS).votes();
    ItemPosterior posterior = new ItemPosterior(votes, fit(votes, Method.MAJORITY).parameters());
    for (int item = 0; item < votes.items(); item++) {
      double[] given = new double[3];
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        given[votes.label(vote)]++;
      }
      assertThat(ItemPosterior.best(posterior.of(item))).isEqualTo(ItemPosterior.best(given));
    }
  }

  @Test
  void anAnnotatorWithOneVoteIsNearTheCrowd() {
    int[][] rows = new int[40][];
    Arrays.setAll(
        rows,
        item ->
            new int[] {item % 2, item % 2, item % 2, item % 5 == 0 ? 1 - item % 2 : item % 2, -1});
    rows[1][4] = 1;
    Parameters parameters = fit(Crowds.of(2, rows), Method.SHRUNK_DAWID_SKENE).parameters();
    assertThat(parameters.answer(4, 1, 1)).isBetween(0.94, 0.97);
    assertThat(parameters.answer(4, 0, 0)).isBetween(0.94, 0.97);
    assertThat(parameters.answer(3, 0, 0)).isBetween(0.8, 0.85);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void anItemWithoutVotesHasThePriorAndWithOneVoteLeansToIt(Method method) {
    PackedVotes votes =
        Crowds.of(2, new int[] {-1, -1}, new int[] {1, -1}, new int[] {0, 0}, new int[] {1, 1});
    Fit fit = fit(votes, method);
    ItemPosterior posterior = new ItemPosterior(votes, fit.parameters());
    assertThat(posterior.of(0)[1]).isCloseTo(fit.parameters().prior(1), within(1e-5));
    assertThat(posterior.of(1)[1]).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void oneClassIsCertain(Method method) {
    PackedVotes votes = Crowds.of(1, new int[] {0, 0}, new int[] {0, -1});
    assertThat(posterior(votes, method, 0)).containsExactly(1.0);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aUnanimousCrowdIsBelieved(Method method) {
    int[][] rows = new int[30][];
    Arrays.setAll(rows, item -> new int[] {item % 2, item % 2, item % 2});
    PackedVotes votes = Crowds.of(2, rows);
    assertThat(fit(votes, method).converged()).isTrue();
    assertThat(posterior(votes, method, 0)[0]).isGreaterThan(0.99);
    assertThat(posterior(votes, method, 1)[1]).isGreaterThan(0.99);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aTaskWithoutVotesConvergesAtOnce(Method method) {
    Fit fit = fit(Crowds.of(2, new int[] {-1}, new int[] {-1}), method);
    assertThat(fit.converged()).isTrue();
    assertThat(fit.parameters().prior(0)).isCloseTo(0.5, within(1e-5));
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void twoAnnotatorsWhoContradictEachOtherAlwaysLeaveItOpen(Method method) {
    int[][] rows = new int[20][];
    Arrays.setAll(rows, item -> new int[] {item % 2, 1 - item % 2});
    double[] classes = posterior(Crowds.of(2, rows), method, 0);
    assertThat(classes[0]).isCloseTo(0.5, within(0.01));
  }

  @Test
  void everyRowIsADistribution() {
    PackedVotes votes = Crowds.drawn(3, 200, 4, 3, MIXED_SKILLS).votes();
    for (Method method : Method.values()) {
      Parameters parameters = fit(votes, method).parameters();
      for (int annotator = 0; annotator < MIXED_SKILLS.length; annotator++) {
        for (int truth = 0; truth < 3; truth++) {
          double sum = 0;
          for (int label = 0; label < 3; label++) {
            sum += parameters.answer(annotator, truth, label);
          }
          assertThat(sum).as("%s", method).isCloseTo(1, within(1e-4));
        }
      }
    }
  }

  @Test
  void refusesNoPartition() {
    assertThatThrownBy(() -> Estimation.fit(List.of(), new Majority(), Stopping.DEFAULT))
        .hasMessage("partitions: none (expected: at least one)");
  }
}
