package io.assay.rules.label.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.label.consensus.Crowds;
import io.assay.rules.label.vote.PackedVotes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemSampleTest {
  private static final PackedVotes VOTES =
      Crowds.drawn(3, 4000, 5, 2, 0.9, 0.8, 0.7, 0.9, 0.6).votes();

  @Test
  void takesAboutAsManyVotesAsWanted() {
    PackedVotes sample = ItemSample.holding(1, 2000, VOTES.votes()).of(VOTES);
    assertThat(sample.votes()).isBetween(1600, 2400);
    assertThat(sample.votes()).isEqualTo(5 * sample.items());
  }

  @Test
  void takesEverythingIfThereIsNoMore() {
    assertThat(ItemSample.holding(1, VOTES.votes(), VOTES.votes()).of(VOTES)).isEqualTo(VOTES);
  }

  @Test
  void partitionsChangeNothing() {
    ItemSample sample = ItemSample.holding(7, 2000, VOTES.votes());
    List<PackedVotes> halves =
        List.of(
            sample.of(VOTES.choosing(item -> item < 1500)),
            sample.of(VOTES.choosing(item -> item >= 1500)));
    PackedVotes whole = sample.of(VOTES);
    assertThat(halves.get(0).votes() + halves.get(1).votes()).isEqualTo(whole.votes());
    for (int vote = 0; vote < halves.get(0).votes(); vote++) {
      assertThat(halves.get(0).code(vote)).isEqualTo(whole.code(vote));
    }
  }

  @Test
  void anotherSeedTakesOthers() {
    assertThat(new ItemSample(1, 0.5).of(VOTES)).isNotEqualTo(new ItemSample(2, 0.5).of(VOTES));
  }
}
