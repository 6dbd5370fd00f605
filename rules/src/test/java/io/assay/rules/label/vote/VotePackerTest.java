package io.assay.rules.label.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VotePackerTest {
  private static final long[] TWO_ITEMS = {11, 12};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void orderOfArrivalIsIrrelevant(long seed) {
    Random random = new Random(seed);
    List<int[]> votes = new ArrayList<>();
    for (int vote = 0; vote < 400; vote++) {
      votes.add(
          new int[] {random.nextInt(3), random.nextInt(20), random.nextInt(3), random.nextInt(4)});
    }
    for (Repetition repetition : Repetition.values()) {
      PackedVotes packed = pack(votes, repetition);
      Collections.shuffle(votes, random);
      assertThat(pack(votes, repetition)).isEqualTo(packed);
    }
  }

  private static PackedVotes pack(List<int[]> votes, Repetition repetition) {
    VotePacker packer = new VotePacker(3, 20, new long[] {5, 6, 7});
    votes.forEach(vote -> packer.add(vote[0], vote[1], vote[2], vote[3]));
    return packer.pack(repetition);
  }

  @Test
  void keepsTheFirstTheLastOrAllVotesOfAnAnnotator() {
    assertThat(labels(Repetition.FIRST)).containsExactly(2);
    assertThat(labels(Repetition.LAST)).containsExactly(0);
    assertThat(labels(Repetition.ALL)).containsExactly(0, 1, 2);
  }

  private static List<Integer> labels(Repetition repetition) {
    VotePacker packer = new VotePacker(3, 1, TWO_ITEMS);
    packer.add(0, 0, 1, 20);
    packer.add(0, 0, 0, 30);
    packer.add(0, 0, 2, 10);
    PackedVotes votes = packer.pack(repetition);
    List<Integer> labels = new ArrayList<>();
    for (int vote = votes.begin(0); vote < votes.end(0); vote++) {
      labels.add(votes.label(vote));
    }
    return labels;
  }

  @Test
  void aLaterDeliveryIsLaterWhateverTheTime() {
    VotePacker packer = new VotePacker(2, 1, new long[] {7});
    packer.add(0, 0, 1, 2, 10);
    packer.add(0, 0, 0, 1, 99);
    assertThat(packer.pack(Repetition.LAST).label(0)).isEqualTo(1);
    assertThat(packer.pack(Repetition.FIRST).label(0)).isEqualTo(0);
  }

  @Test
  void itemsMayBeAddedWithTheirVotes() {
    VotePacker whole = new VotePacker(2, 3, new long[] {5, 6});
    VotePacker grown = new VotePacker(2, 3, new long[0]);
    assertThat(grown.addItem(5)).isZero();
    grown.add(0, 2, 1, 0);
    assertThat(grown.addItem(6)).isOne();
    whole.add(0, 2, 1, 0);
    assertThat(grown.pack(Repetition.LAST)).isEqualTo(whole.pack(Repetition.LAST));
  }

  @Test
  void takesTheLowerLabelForTheLaterVoteAtTheSameTime() {
    VotePacker packer = new VotePacker(3, 1, TWO_ITEMS);
    packer.add(0, 0, 1, 5);
    packer.add(0, 0, 2, 5);
    PackedVotes last = packer.pack(Repetition.LAST);
    PackedVotes first = packer.pack(Repetition.FIRST);
    assertThat(last.label(0)).isEqualTo(1);
    assertThat(first.label(0)).isEqualTo(2);
  }

  @Test
  void countsVotesItCannotPlace() {
    VotePacker packer = new VotePacker(2, 1, TWO_ITEMS);
    packer.add(0, 0, 2, 0);
    packer.add(0, 0, -1, 0);
    packer.add(2, 0, 1, 0);
    packer.add(1, 0, 1, 0);
    assertThat(packer.unknownLabels()).isEqualTo(2);
    assertThat(packer.unknownItems()).isEqualTo(1);
    assertThat(packer.pack(Repetition.ALL).votes()).isEqualTo(1);
  }

  @Test
  void refusesAnnotatorsThatWereNotNumbered() {
    VotePacker packer = new VotePacker(2, 1, TWO_ITEMS);
    assertThatThrownBy(() -> packer.add(0, 1, 1, 0)).hasMessage("annotator: 1 (expected: 0 to 0)");
    assertThatThrownBy(() -> new VotePacker(3, Integer.MAX_VALUE / 2, TWO_ITEMS))
        .hasMessageStartingWith("annotators: ");
  }

  @Test
  void givesAGroupOneVoteOnEachItem() {
    VotePacker packer = new VotePacker(2, 4, TWO_ITEMS);
    packer.add(0, 0, 0, 0);
    packer.add(0, 1, 1, 0);
    packer.add(0, 2, 1, 0);
    packer.add(0, 3, 0, 0);
    packer.add(1, 2, 1, 0);
    PackedVotes merged = packer.pack(Repetition.ALL).merging(new int[] {0, 0, 0, 3});
    assertThat(merged.votes()).isEqualTo(3);
    assertThat(merged.annotator(0)).isZero();
    assertThat(merged.label(0)).isEqualTo(1);
    assertThat(merged.annotator(1)).isEqualTo(3);
    assertThat(merged.annotator(2)).isZero();
  }

  @Test
  void sortsCrowdedItemsAsOthers() {
    VotePacker packer = new VotePacker(2, 300, TWO_ITEMS);
    for (int annotator = 299; annotator >= 0; annotator--) {
      packer.add(0, annotator, annotator % 2, 0);
    }
    PackedVotes votes = packer.pack(Repetition.LAST);
    for (int vote = 0; vote < 300; vote++) {
      assertThat(votes.annotator(vote)).isEqualTo(vote);
    }
  }
}
