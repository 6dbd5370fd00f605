package io.assay.rules.label.annotator;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.label.annotator.AnswerDependence.Standing;
import io.assay.rules.label.consensus.Crowds;
import io.assay.rules.label.consensus.ShrunkDawidSkene;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrowdScreeningTest {
  private static final double[] HONEST = new double[40];

  static {
    Arrays.setAll(HONEST, annotator -> 0.65 + 0.3 * annotator / 40);
  }

  private static CrowdScreening screened(PackedVotes votes) {
    return CrowdScreening.of(List.of(votes), ShrunkDawidSkene.DEFAULT, Stopping.DEFAULT);
  }

  /** The honest crowd's votes, then some annotators more, by item. */
  private static PackedVotes joined(PackedVotes honest, int[][] more) {
    long[] keys = new long[honest.items()];
    Arrays.setAll(keys, item -> item);
    VotePacker packer = new VotePacker(honest.classes(), honest.annotators() + more.length, keys);
    for (int item = 0; item < honest.items(); item++) {
      for (int vote = honest.begin(item); vote < honest.end(item); vote++) {
        packer.add(item, honest.annotator(vote), honest.label(vote), 0);
      }
      for (int annotator = 0; annotator < more.length; annotator++) {
        packer.add(item, honest.annotators() + annotator, more[annotator][item], 0);
      }
    }
    return packer.pack(Repetition.ALL);
  }

  /** The stated rate of false alarms, on crowds without anybody to find. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void leavesHonestAnnotatorsAlone(long seed) {
    CrowdScreening screening = screened(Crowds.drawn(seed, 1000, 5, 3, HONEST).votes());
    long flagged =
        java.util.stream.IntStream.range(0, HONEST.length).filter(screening::isFlagged).count();
    assertThat(flagged).isLessThanOrEqualTo(1);
    assertThat(screening.standings()).contains(Standing.INFORMED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsWhoDoesNotLookWhateverTheHabit(long seed) {
    PackedVotes honest = Crowds.drawn(seed, 400, 5, 3, HONEST).votes();
    Random random = new Random(seed);
    int[][] spammers = new int[3][honest.items()];
    Arrays.fill(spammers[0], 2);
    Arrays.setAll(spammers[1], item -> random.nextInt(3));
    Arrays.setAll(spammers[2], item -> random.nextInt(10) == 0 ? random.nextInt(3) : 1);
    CrowdScreening screening = screened(joined(honest, spammers));
    assertThat(screening.standings().subList(40, 43)).containsOnly(Standing.INDEPENDENT);
    PackedVotes counting = screening.votes().get(0);
    for (int vote = 0; vote < counting.votes(); vote++) {
      assertThat(counting.annotator(vote)).isLessThan(40);
    }
  }

  /** Six who hand in the same made-up answers outnumber the five honest votes on every item. */
  @Test
  void findsARingThatOutnumbersTheOthers() {
    PackedVotes honest = Crowds.drawn(8, 120, 5, 3, HONEST).votes();
    Random random = new Random(8);
    int[] leader = random.ints(honest.items(), 0, 3).toArray();
    int[][] ring = new int[6][];
    for (int member = 0; member < 6; member++) {
      ring[member] = leader.clone();
      ring[member][random.nextInt(120)] = random.nextInt(3);
    }
    CrowdScreening screening = screened(joined(honest, ring));
    for (int annotator = 0; annotator < 46; annotator++) {
      assertThat(screening.inRing(annotator)).as("%d", annotator).isEqualTo(annotator >= 40);
    }
    assertThat(Arrays.copyOfRange(screening.representatives(), 40, 46)).containsOnly(40);
  }

  /** However many they are: those whom items have most votes by are not the least looked at. */
  @ParameterizedTest
  @ValueSource(ints = {55, 60, 70, 200})
  void findsARingThatCrowdsTheItems(int members) {
    double[] skills = new double[40];
    Arrays.fill(skills, 0.8);
    PackedVotes honest = Crowds.drawn(8, 200, 5, 3, skills).votes();
    int[] leader = new Random(8).ints(honest.items(), 0, 3).toArray();
    int[][] ring = new int[members][];
    Arrays.fill(ring, leader);
    CrowdScreening screening = screened(joined(honest, ring));
    for (int annotator = 0; annotator < 40 + members; annotator++) {
      assertThat(screening.inRing(annotator)).as("%d", annotator).isEqualTo(annotator >= 40);
    }
    assertThat(IntStream.range(0, 40).filter(screening::isFlagged).count()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void takesNobodyForAWitnessOfOwnAnswers(int votesOnItem) {
    double[] skills = new double[20];
    Arrays.fill(skills, 0.8);
    PackedVotes honest = Crowds.drawn(9, 300, votesOnItem, 3, skills).votes();
    int[] guesses = new Random(9).ints(honest.items(), 0, 3).toArray();
    PackedVotes thrice = asOne(joined(honest, new int[][] {guesses, guesses, guesses}), 20);
    CrowdScreening screening = screened(thrice);
    assertThat(screening.shown()[20]).isFalse();
    assertThat(IntStream.range(0, 20).filter(screening::isFlagged).count()).isLessThanOrEqualTo(1);
  }

  @Test
  void takesSeveralAnswersOfOneForOneWithOrWithoutARing() {
    PackedVotes votes = Crowds.of(2, new int[] {0, 1, 1, 0}, new int[] {1, 1, 0, 0});
    PackedVotes twice = asOne(joined(votes, new int[][] {{0, 1}, {1, 1}, {0, 0}}), 4);
    int[] alone = {0, 1, 2, 3, 4, 5, 6};
    ScreenedVotes screened = ScreenedVotes.of(twice).merging(alone);
    assertThat(screened.counting().volumes()).isEqualTo(new long[] {2, 2, 2, 2, 2, 0, 0});
    int[] ring = {0, 1, 1, 3, 4, 5, 6};
    assertThat(ScreenedVotes.of(twice).merging(ring).counting().volumes())
        .isEqualTo(new long[] {2, 2, 0, 2, 2, 0, 0});
  }

  /** All annotators from one on are this one. */
  private static PackedVotes asOne(PackedVotes votes, int from) {
    long[] keys = new long[votes.items()];
    Arrays.setAll(keys, item -> item);
    VotePacker packer = new VotePacker(votes.classes(), votes.annotators(), keys);
    for (int item = 0; item < votes.items(); item++) {
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        packer.add(item, Math.min(from, votes.annotator(vote)), votes.label(vote), 0);
      }
    }
    return packer.pack(Repetition.ALL);
  }

  @Test
  void partitionsChangeNothing() {
    PackedVotes votes = Crowds.drawn(4, 300, 5, 3, HONEST).votes();
    CrowdScreening whole = screened(votes);
    CrowdScreening halves =
        CrowdScreening.of(Crowds.halves(votes), ShrunkDawidSkene.DEFAULT, Stopping.DEFAULT);
    assertThat(halves.standings()).isEqualTo(whole.standings());
    assertThat(halves.representatives()).isEqualTo(whole.representatives());
  }

  @Test
  void saysWhoAnswersTheWrongWayRound() {
    PackedVotes honest = Crowds.drawn(6, 300, 5, 2, HONEST).votes();
    int[][] contrary = new int[1][honest.items()];
    for (int item = 0; item < honest.items(); item++) {
      int ones = 0;
      for (int vote = honest.begin(item); vote < honest.end(item); vote++) {
        ones += honest.label(vote);
      }
      contrary[0][item] = ones >= 3 ? 0 : 1;
    }
    assertThat(screened(joined(honest, contrary)).standings().get(40)).isEqualTo(Standing.CONTRARY);
  }

  @Test
  void doesNotJudgeFromTooLittle() {
    CrowdScreening one = screened(Crowds.of(2, new int[] {0, 1}, new int[] {1, -1}));
    assertThat(one.standings()).containsOnly(Standing.TOO_FEW_ANSWERS);
    CrowdScreening none = screened(Crowds.of(2, new int[] {-1, -1}));
    assertThat(none.standings()).containsOnly(Standing.TOO_FEW_ANSWERS);
    int[][] unanimous = new int[50][];
    Arrays.fill(unanimous, new int[] {1, 1, 1});
    assertThat(screened(Crowds.of(2, unanimous)).standings())
        .containsOnly(Standing.TOO_FEW_ANSWERS);
  }
}
