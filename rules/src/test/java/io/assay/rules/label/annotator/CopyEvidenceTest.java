package io.assay.rules.label.annotator;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.ShrunkDawidSkene;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyEvidenceTest {
  private static final int HONEST = 20;
  private static final int CLASSES = 3;
  private static final double SKILL = 0.8;

  @ParameterizedTest
  @CsvSource({"2, 40, 0.95", "4, 40, 0.95", "6, 40, 0.95", "6, 120, 0.6"})
  void whoCopiesIsNotTakenForOwn(int size, int items, double rate) {
    PackedVotes votes = crowd(1, size, items, rate);

    int[] own = evidence(votes).own();

    assertThat(Arrays.stream(own).skip(HONEST)).allMatch(part -> part < 2500);
    assertThat(Arrays.stream(own).limit(HONEST).sum()).isGreaterThan(8000 * HONEST);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whoLooksShowsItInTime(long seed) {
    assertThat(Arrays.stream(evidence(crowd(seed, 1, 300, 0)).own())).allMatch(part -> part > 9000);
  }

  @Test
  void whoHasShownNothingMayAsWellCopy() {
    assertThat(Arrays.stream(evidence(crowd(1, 1, 1, 0)).own()))
        .allMatch(part -> part > 3000 && part < 7500);
  }

  @Test
  void whoSharesNoItemHasNobodysAnswers() {
    PackedVotes votes = crowd(1, 1, 60, 0);
    PackedVotes apart = votes.keeping((item, vote) -> votes.annotator(vote) == item % HONEST);

    assertThat(evidence(apart).own()).containsOnly(CopyEvidence.WHOLE);
  }

  @Test
  void goodAnnotatorsAmongManyWhoGuessAreNoRing() {
    double[] skills = new double[HONEST + 1];
    Arrays.fill(skills, 0.45);
    Arrays.fill(skills, 0, 6, 0.9);

    int[] own = evidence(crowd(3, skills, 1, 300, 0)).own();

    assertThat(Arrays.stream(own).limit(6)).allMatch(part -> part > 7500);
  }

  @Test
  void partitionsAddUp() {
    PackedVotes votes = crowd(1, 4, 60, 0.9);
    Parameters parameters = fitted(votes);
    Kinship kinship = Kinship.none(votes.annotators());
    CopyEvidence halves = new CopyEvidence(votes.annotators(), kinship);
    halves.add(votes.choosing(item -> item % 3 == 0), parameters);
    CopyEvidence rest = new CopyEvidence(votes.annotators(), kinship);
    rest.add(votes.choosing(item -> item % 3 != 0), parameters);

    assertThat(halves.add(rest).own())
        .isEqualTo(new CopyEvidence(votes.annotators(), kinship).add(votes, parameters).own());
  }

  private static CopyEvidence evidence(PackedVotes votes) {
    int annotators = votes.annotators();
    Parameters parameters = fitted(votes);
    return CopyEvidence.of(
        annotators, kinship -> new CopyEvidence(annotators, kinship).add(votes, parameters));
  }

  private static Parameters fitted(PackedVotes votes) {
    return Estimation.fit(List.of(votes), ShrunkDawidSkene.DEFAULT, Stopping.DEFAULT).parameters();
  }

  private static PackedVotes crowd(long seed, int size, int items, double rate) {
    double[] skills = new double[HONEST + size];
    Arrays.fill(skills, SKILL);
    return crowd(seed, skills, size, items, rate);
  }

  /** The last ones copy from the first of them. */
  private static PackedVotes crowd(long seed, double[] skills, int size, int items, double rate) {
    Random random = new Random(seed);
    VotePacker packer =
        new VotePacker(CLASSES, skills.length, LongStream.range(0, items).toArray());
    for (int item = 0; item < items; item++) {
      int source = answer(random, item % CLASSES, SKILL);
      for (int annotator = 0; annotator < skills.length; annotator++) {
        boolean copies = annotator >= skills.length - size && random.nextDouble() < rate;
        packer.add(
            item,
            annotator,
            copies ? source : answer(random, item % CLASSES, skills[annotator]),
            0);
      }
    }
    return packer.pack(Repetition.ALL);
  }

  private static int answer(Random random, int truth, double skill) {
    return random.nextDouble() < skill
        ? truth
        : (truth + 1 + random.nextInt(CLASSES - 1)) % CLASSES;
  }
}
