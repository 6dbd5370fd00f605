package io.assay.rules.label.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.rules.label.consensus.Crowds;
import io.assay.rules.label.consensus.Crowds.Drawn;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MethodChoiceTest {
  private static final double[] SKILLS = {0.95, 0.9, 0.85, 0.6, 0.55, 0.5, 0.5, 0.5};

  private static HeldOut heldOut(PackedVotes votes) {
    long[] keys = new long[votes.annotators()];
    Arrays.setAll(keys, annotator -> 1000L + annotator);
    return HeldOut.seeded(42, keys);
  }

  private static List<Parameters> fitted(List<PackedVotes> votes) {
    return Stream.of(Method.values())
        .map(method -> Estimation.fit(votes, method.model(), Stopping.DEFAULT).parameters())
        .toList();
  }

  private static PredictiveScores scores(PackedVotes votes) {
    HeldOut heldOut = heldOut(votes);
    return PredictiveScores.of(votes, heldOut, fitted(List.of(heldOut.training(votes))));
  }

  @Test
  void holdsOutAShareByIdAlone() {
    PackedVotes votes = Crowds.drawn(1, 2000, 4, 2, SKILLS).votes();
    PackedVotes training = heldOut(votes).training(votes);
    assertThat(1 - training.votes() / 8000.0).isCloseTo(0.125, within(0.02));
    PackedVotes single = Crowds.of(2, new int[] {1}, new int[] {0});
    assertThat(new HeldOut(1, 2, new long[] {3}).training(single)).isEqualTo(single);
    assertThatThrownBy(() -> new HeldOut(1, 1, new long[0]))
        .hasMessage("oneIn: 1 (expected: at least 2)");
  }

  @Test
  void knowingTheAnnotatorPredictsVotesBetter() {
    PredictiveScores scores = scores(Crowds.drawn(2, 1500, 5, 2, SKILLS).votes());
    int shrunk = Method.SHRUNK_DAWID_SKENE.ordinal();
    int majority = Method.MAJORITY.ordinal();
    assertThat(scores.advantage(shrunk, majority))
        .isGreaterThan(3 * scores.standardError(shrunk, majority));
    assertThat(scores.advantage(majority, shrunk)).isEqualTo(-scores.advantage(shrunk, majority));
    assertThat(scores.standardError(shrunk, shrunk)).isZero();
  }

  @Test
  void scoresOfPartitionsAddUp() {
    PackedVotes votes = Crowds.drawn(2, 600, 5, 2, SKILLS).votes();
    HeldOut heldOut = heldOut(votes);
    List<Parameters> parameters = fitted(List.of(votes));
    PredictiveScores twice =
        PredictiveScores.of(votes, heldOut, parameters)
            .plus(PredictiveScores.of(votes, heldOut, parameters));
    PredictiveScores once = PredictiveScores.of(votes, heldOut, parameters);
    assertThat(twice.votes()).isEqualTo(2 * once.votes());
    assertThat(twice.mean(1)).isCloseTo(once.mean(1), within(1e-12));
  }

  @Test
  void stepsBackToTheSimplerMethodOnlyIfVotesSaySoClearly() {
    Drawn crowd = Crowds.drawn(3, 800, 4, 2, SKILLS);
    MethodChoice choice =
        MethodChoice.between(scores(crowd.votes()), GoldScores.none(Method.values().length));
    assertThat(choice.method()).isEqualTo(Method.SHRUNK_DAWID_SKENE);
    assertThat(choice.ground()).isEqualTo(MethodChoice.Ground.NO_CLEAR_EVIDENCE);
    assertThat(choice.evidence()).hasSize(Method.values().length);
    assertThat(choice.heldOutVotes()).isGreaterThan(300);
  }

  @Test
  void goldScoresOfPartitionsAddUpAndNoMethodBeatsItself() {
    Drawn crowd = Crowds.drawn(6, 100, 3, 2, SKILLS);
    List<Parameters> parameters = fitted(List.of(crowd.votes()));
    GoldScores scores = GoldScores.of(crowd.votes(), crowd.truth(), parameters);
    assertThat(scores.items()).isEqualTo(100);
    assertThat(scores.right(2) / 100.0).isEqualTo(crowd.accuracy(parameters.get(2)));
    assertThat(scores.plus(scores).right(0)).isEqualTo(2 * scores.right(0));
    assertThat(scores.isBetter(0, 0, 0.5)).isFalse();
  }

  @Test
  void aMethodThatGoldShowsToBeBetterReplacesTheChosen() {
    PackedVotes votes = Crowds.drawn(4, 200, 3, 2, SKILLS).votes();
    List<Parameters> parameters = fitted(List.of(votes));
    // Gold that is what the majority says, where the default says something else.
    int[] gold = new int[votes.items()];
    ItemPosterior majority = new ItemPosterior(votes, parameters.get(0));
    ItemPosterior shrunk = new ItemPosterior(votes, parameters.get(2));
    int differing = 0;
    for (int item = 0; item < gold.length; item++) {
      int one = ItemPosterior.best(majority.of(item));
      int other = ItemPosterior.best(shrunk.of(item));
      gold[item] = one == other ? -1 : one;
      differing += one == other ? 0 : 1;
    }
    assertThat(differing).isGreaterThan(7);
    MethodChoice choice =
        MethodChoice.between(scores(votes), GoldScores.of(votes, gold, parameters));
    assertThat(choice.ground()).isEqualTo(MethodChoice.Ground.GOLD);
    assertThat(choice.method()).isEqualTo(Method.MAJORITY);
    assertThat(choice.goldItems()).isEqualTo(differing);
  }

  @Test
  void theCharterMayForceAMethodAndTheEvidenceStays() {
    MethodChoice choice =
        MethodChoice.between(
            scores(Crowds.drawn(3, 100, 4, 2, SKILLS).votes()),
            GoldScores.none(Method.values().length));
    MethodChoice forced = choice.forced(Method.MAJORITY);
    assertThat(forced.method()).isEqualTo(Method.MAJORITY);
    assertThat(forced.ground()).isEqualTo(MethodChoice.Ground.CHARTER);
    assertThat(forced.evidence()).isEqualTo(choice.evidence());
  }

  @Test
  void withoutVotesNothingSpeaksAgainstTheDefault() {
    PackedVotes none = Crowds.of(2, new int[] {-1, -1});
    MethodChoice choice =
        MethodChoice.between(scores(none), GoldScores.none(Method.values().length));
    assertThat(choice.method()).isEqualTo(Method.SHRUNK_DAWID_SKENE);
    assertThat(choice.heldOutVotes()).isZero();
  }
}
