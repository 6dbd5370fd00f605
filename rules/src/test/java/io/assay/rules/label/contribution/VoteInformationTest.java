package io.assay.rules.label.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.label.annotator.CrowdScreening;
import io.assay.rules.label.annotator.Kinship;
import io.assay.rules.label.consensus.Crowds;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.ShrunkDawidSkene;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoteInformationTest {
  private static final double[] SKILLS = {0.95, 0.9, 0.8, 0.7, 0.6, 0.3334};

  private static Parameters fitted(List<PackedVotes> votes) {
    return Estimation.fit(votes, ShrunkDawidSkene.DEFAULT, Stopping.DEFAULT).parameters();
  }

  private static Kinship nobody(int annotators) {
    return Kinship.none(annotators);
  }

  @Test
  void growsWithSkillAndIsZeroForWhoDoesNotLook() {
    PackedVotes votes = Crowds.drawn(5, 1200, 4, 3, SKILLS).votes();
    CrowdScreening screening =
        CrowdScreening.of(List.of(votes), ShrunkDawidSkene.DEFAULT, Stopping.DEFAULT);
    VoteInformation information = new VoteInformation(SKILLS.length);
    Parameters parameters = fitted(screening.votes());
    screening
        .votes()
        .forEach(partition -> information.add(partition, parameters, nobody(SKILLS.length)));
    for (int annotator = 1; annotator < 5; annotator++) {
      assertThat(information.basis(annotator))
          .isPositive()
          .isLessThan(information.basis(annotator - 1));
    }
    assertThat(information.basis(5)).isZero();
  }

  @Test
  void partitionsAddUp() {
    PackedVotes votes = Crowds.drawn(5, 90, 4, 3, SKILLS).votes();
    Parameters parameters = fitted(List.of(votes));
    VoteInformation whole =
        new VoteInformation(SKILLS.length).add(votes, parameters, nobody(SKILLS.length));
    VoteInformation halves = new VoteInformation(SKILLS.length);
    for (PackedVotes half : Crowds.halves(votes)) {
      halves.add(new VoteInformation(SKILLS.length).add(half, parameters, nobody(SKILLS.length)));
    }
    for (int annotator = 0; annotator < SKILLS.length; annotator++) {
      assertThat(halves.basis(annotator)).isEqualTo(whole.basis(annotator));
    }
  }

  @Test
  void whatIsSettledNeedsNobody() {
    int[][] settled = new int[40][];
    java.util.Arrays.setAll(settled, item -> new int[] {item % 2, item % 2, item % 2, item % 2});
    PackedVotes votes = Crowds.of(2, settled);
    VoteInformation information =
        new VoteInformation(4).add(votes, fitted(List.of(votes)), nobody(4));
    PackedVotes alone = votes.keeping((item, vote) -> votes.annotator(vote) == item % 4);
    VoteInformation single = new VoteInformation(4).add(alone, fitted(List.of(votes)), nobody(4));
    // A quarter of the votes, and yet more information.
    assertThat(single.basis(0)).isGreaterThan(2 * information.basis(0));
  }
}
