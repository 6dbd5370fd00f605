package io.assay.rules.label.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.label.annotator.AnswerDependence.Standing;
import io.assay.rules.label.annotator.CrowdScreening;
import io.assay.rules.label.annotator.Kinship;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.ShrunkDawidSkene;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnInformationTest {
  private static final int ANNOTATORS = 3;
  private static final int WHO = 1;

  @ParameterizedTest
  @CsvSource({
    "7499, true, INFORMED, false, false",
    "7500, true, INFORMED, true, false",
    "10000, true, INFORMED, true, false",
    "10000, false, TOO_FEW_ANSWERS, false, false",
    "10000, true, INDEPENDENT, false, true",
    "1000, true, INFORMED, false, false",
    "999, true, INFORMED, false, true"
  })
  void paysWhatIsProbablyOwnAndTakesBackWhatIsProbablyNot(
      int own, boolean shown, Standing standing, boolean isPaid, boolean isDisowned) {
    OwnInformation information =
        new OwnInformation(
            screening(shown, standing), new int[] {10_000, own, 10_000}, information());

    assertThat(information.basis(WHO) > 0).isEqualTo(isPaid);
    assertThat(information.isDisowned(WHO)).isEqualTo(isDisowned);
  }

  @Test
  void paysInProportionToTheProbability() {
    VoteInformation told = information();
    OwnInformation information =
        new OwnInformation(
            screening(true, Standing.INFORMED), new int[] {10_000, 8_000, 10_000}, told);

    assertThat(information.basis(0)).isEqualTo(told.basis(0));
    assertThat(information.basis(WHO)).isEqualTo(told.basis(WHO) * 8 / 10);
  }

  private static CrowdScreening screening(boolean shown, Standing standing) {
    int[] representatives = {0, 1, 2};
    List<Standing> standings = List.of(Standing.INFORMED, standing, Standing.INFORMED);
    boolean[] all = {true, shown, true};
    return new CrowdScreening(representatives, standings, all, Collections.emptyList());
  }

  /** Three who agree on all but some items. */
  private static VoteInformation information() {
    int items = 40;
    VotePacker packer = new VotePacker(2, ANNOTATORS, LongStream.range(0, items).toArray());
    for (int item = 0; item < items; item++) {
      for (int annotator = 0; annotator < ANNOTATORS; annotator++) {
        packer.add(item, annotator, item % 7 == annotator ? 1 - item % 2 : item % 2, 0);
      }
    }
    PackedVotes votes = packer.pack(Repetition.LAST);
    Parameters parameters =
        Estimation.fit(List.of(votes), ShrunkDawidSkene.DEFAULT, Stopping.DEFAULT).parameters();
    return new VoteInformation(ANNOTATORS).add(votes, parameters, Kinship.none(ANNOTATORS));
  }
}
