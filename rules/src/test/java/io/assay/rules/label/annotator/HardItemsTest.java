package io.assay.rules.label.annotator;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest annotators who fail on the same items, or are right on the same, are no ring. */
class HardItemsTest {
  private static final int ANNOTATORS = 24;
  private static final int ITEMS = 1500;
  private static final int VOTES = 6;

  /** How likely an annotator names the truth of an item. */
  private interface Skill {
    double of(int annotator, int item);
  }

  /** On every fifth item most fall for the same wrong label. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itemsThatMisleadMakeNoRing(long seed) {
    assertThat(rings(drawn(seed, (annotator, item) -> item % 5 == 0 ? 0.3 : 0.95))).isZero();
  }

  /** On every third item everybody guesses; on the others skills differ. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itemsThatNobodyCanTellMakeNoRing(long seed) {
    assertThat(
            rings(
                drawn(seed, (annotator, item) -> item % 3 == 0 ? 0.5 : annotator < 8 ? 0.97 : 0.8)))
        .isZero();
  }

  /** A few are as good on all items, where the others guess on every second one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void goodAnnotatorsAmongGuessersMakeNoRing(long seed) {
    assertThat(rings(amongGuessers(seed, 0.9))).isZero();
  }

  /** The limit that is stated: the votes alone cannot tell near-perfect ones from copies there. */
  @Test
  void nearPerfectOnesAmongGuessersAreTakenForARingInSomeCrowds() {
    int crowds = 0;
    for (long seed = 1; seed <= 20; seed++) {
      crowds += rings(amongGuessers(seed, 0.96)) > 0 ? 1 : 0;
    }
    assertThat(crowds).isBetween(1, 15);
  }

  private static PackedVotes amongGuessers(long seed, double skill) {
    return drawn(seed, (annotator, item) -> annotator < 4 ? skill : item % 2 == 0 ? 0.5 : 0.95);
  }

  private static long rings(PackedVotes votes) {
    CrowdScreening screening =
        CrowdScreening.of(List.of(votes), Method.SHRUNK_DAWID_SKENE.model(), Stopping.DEFAULT);
    long flagged = 0;
    for (int annotator = 0; annotator < ANNOTATORS; annotator++) {
      flagged += screening.inRing(annotator) ? 1 : 0;
    }
    return flagged;
  }

  /** Of two labels; who does not name the truth names the other. */
  private static PackedVotes drawn(long seed, Skill skill) {
    Random random = new Random(seed);
    VotePacker packer = new VotePacker(2, ANNOTATORS, new long[ITEMS]);
    List<Integer> annotators = new ArrayList<>();
    for (int annotator = 0; annotator < ANNOTATORS; annotator++) {
      annotators.add(annotator);
    }
    for (int item = 0; item < ITEMS; item++) {
      int truth = random.nextInt(2);
      Collections.shuffle(annotators, random);
      for (int annotator : annotators.subList(0, VOTES)) {
        boolean isRight = random.nextDouble() < skill.of(annotator, item);
        packer.add(item, annotator, isRight ? truth : 1 - truth, 0);
      }
    }
    return packer.pack(Repetition.ALL);
  }
}
