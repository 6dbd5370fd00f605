package io.assay.rules.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.charter.LabelMethod;
import io.assay.rules.charter.LabelTask;
import io.assay.rules.charter.LabelsSection;
import io.assay.rules.charter.RepeatedVotes;
import io.assay.rules.charter.Severity;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.Reason;
import io.assay.rules.decision.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MajorityVoteTest {

  private static final MajorityVote VOTE = new MajorityVote(Set.of("pos", "neg", "none"), 3);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Set<String> NOBODY = Set.of();

  @Test
  void givesTheLabelOfMost() {
    Consensus consensus = VOTE.consensus(NOBODY, votes("a:pos", "b:neg", "c:pos"));
    assertThat(consensus.label()).isEqualTo("pos");
    assertThat(consensus.reason()).isNull();
    assertThat(consensus.counts()).isEqualTo(Map.of("pos", 2L, "neg", 1L));
    assertThat(consensus.agreement()).isEqualTo(Fraction.of(2, 3));
  }

  @Test
  void needsNoAbsoluteMajority() {
    Consensus consensus =
        VOTE.consensus(NOBODY, votes("a:pos", "b:neg", "c:pos", "d:none", "e:none", "f:pos"));
    assertThat(consensus.label()).isEqualTo("pos");
    assertThat(consensus.agreement()).isEqualTo(Fraction.of(1, 2));
  }

  @Test
  void leavesTieToTheCurator() {
    Consensus consensus = VOTE.consensus(NOBODY, votes("a:pos", "b:neg", "c:pos", "d:neg"));
    assertThat(consensus.label()).isNull();
    assertThat(consensus.reason()).isEqualTo(new Reason(ReasonCode.LABEL_TIED, Severity.REVIEW));
    assertThat(consensus.leadingVotes()).isEqualTo(2);
  }

  @Test
  void breaksNoTieBelowTheLead() {
    Consensus consensus = VOTE.consensus(NOBODY, votes("a:pos", "b:pos", "c:neg", "d:none"));
    assertThat(consensus.label()).isEqualTo("pos");
  }

  @Test
  void leavesItemBelowQuorumToTheCurator() {
    Consensus consensus = VOTE.consensus(NOBODY, votes("a:pos", "b:pos"));
    assertThat(consensus.reason())
        .isEqualTo(new Reason(ReasonCode.LABEL_BELOW_QUORUM, Severity.REVIEW));
    assertThat(consensus.counts()).isEqualTo(Map.of("pos", 2L));
  }

  @Test
  void leavesItemWithoutVotesToTheCurator() {
    Consensus consensus = VOTE.consensus(NOBODY, List.of());
    assertThat(consensus.undecided()).isEqualTo(ReasonCode.LABEL_BELOW_QUORUM);
    assertThat(consensus.votes()).isZero();
    assertThat(consensus.agreement()).isNull();
  }

  @Test
  void ignoresContributorsOfTheItem() {
    Consensus consensus =
        VOTE.consensus(Set.of("c", "d"), votes("a:pos", "b:neg", "c:pos", "d:pos", "e:neg"));
    assertThat(consensus.counts()).isEqualTo(Map.of("pos", 1L, "neg", 2L));
  }

  @Test
  void ignoresLabelsThatTheTaskDoesNotHave() {
    Consensus consensus =
        VOTE.consensus(NOBODY, votes("a:pos", "b:pos", "c:POS", "d:maybe", "e:neg"));
    assertThat(consensus.counts()).isEqualTo(Map.of("pos", 2L, "neg", 1L));
  }

  @Test
  void countsOnlyTheLastVoteOfAnAnnotator() {
    List<Vote> votes =
        List.of(
            new Vote("a", "pos", 1, NOON),
            new Vote("a", "neg", 1, NOON.plusSeconds(1)),
            new Vote("b", "pos", 2, null),
            new Vote("b", "neg", 1, NOON),
            new Vote("c", "neg", 1, null),
            new Vote("c", "pos", 1, NOON));
    assertThat(VOTE.counted(NOBODY, votes))
        .isEqualTo(Map.of("a", votes.get(1), "b", votes.get(2), "c", votes.get(5)));
  }

  @Test
  void takesTheLowerLabelWhereVotesHaveNoOrder() {
    List<Vote> votes = List.of(new Vote("a", "pos", 1, NOON), new Vote("a", "neg", 1, NOON));
    assertThat(VOTE.counted(NOBODY, votes)).isEqualTo(Map.of("a", votes.get(1)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ignoresOrderOfVotes(long seed) {
    Random random = new Random(seed);
    List<Vote> votes = randomVotes(random);
    Consensus consensus = VOTE.consensus(Set.of("p0"), votes);
    Collections.shuffle(votes, random);
    assertThat(VOTE.consensus(Set.of("p0"), votes)).as("seed %d", seed).isEqualTo(consensus);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void countsEachPersonAtMostOnceAndShowsWhatItDecidedBy(long seed) {
    List<Vote> votes = randomVotes(new Random(seed));
    Consensus consensus = VOTE.consensus(Set.of("p0"), votes);
    long people =
        votes.stream().map(Vote::annotator).filter(p -> !p.equals("p0")).distinct().count();
    assertThat(consensus.votes()).as("seed %d", seed).isLessThanOrEqualTo(people);
    assertThat(VOTE.consensus(consensus.counts())).as("seed %d", seed).isEqualTo(consensus);
  }

  @Test
  void readsTaskAndQuorumOfTheCharter() {
    LabelTask.Categorical task = new LabelTask.Categorical(List.of("pos", "neg"));
    LabelsSection section =
        new LabelsSection(task, 2, LabelMethod.MAJORITY, null, RepeatedVotes.LAST, 0);
    assertThat(MajorityVote.of(task, section)).isEqualTo(new MajorityVote(Set.of("neg", "pos"), 2));
  }

  @Test
  void needsQuorum() {
    assertThatThrownBy(() -> new MajorityVote(Set.of("pos"), 0))
        .hasMessage("quorum: 0 (expected: at least 1)");
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static List<Vote> randomVotes(Random random) {
    String[] labels = {"pos", "neg", "none", "other"};
    List<Vote> votes = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      Instant at = random.nextBoolean() ? null : NOON.plusSeconds(random.nextInt(2));
      votes.add(
          new Vote("p" + random.nextInt(6), labels[random.nextInt(4)], random.nextInt(2), at));
    }
    return votes;
  }

  /** {@code a:pos} is annotator a voting pos. */
  private static List<Vote> votes(String... texts) {
    List<Vote> votes = new ArrayList<>();
    for (String text : texts) {
      votes.add(new Vote(text.substring(0, 1), text.substring(2), 1, NOON));
    }
    return votes;
  }
}
