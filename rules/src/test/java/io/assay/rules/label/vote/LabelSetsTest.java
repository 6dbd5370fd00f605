package io.assay.rules.label.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSetsTest {
  private static final LabelSets SETS = new LabelSets(List.of("toxic", "a.b", "spam"), "|", "none");

  @Test
  void labelsAreNumberedInNaturalOrder() {
    assertThat(SETS.number("a.b")).isEqualTo(1);
    assertThat(SETS.number("spam")).isEqualTo(2);
    assertThat(SETS.number("toxic")).isEqualTo(4);
    assertThat(SETS.number("toxic|a.b|toxic")).isEqualTo(5);
    assertThat(SETS.text(5)).isEqualTo("a.b|toxic");
  }

  @Test
  void theEmptySetHasAWordOfItsOwn() {
    assertThat(SETS.number("none")).isZero();
    assertThat(SETS.text(0)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "|", "spam|", "spam|none", "axb", "spam, toxic", "SPAM", "spam |toxic"})
  void whatNamesAnythingElseIsNoSet(String text) {
    assertThat(SETS.number(text)).isEqualTo(LabelSets.UNKNOWN);
  }

  @Test
  void everySetIsReadFromItsTextInAnyOrder() {
    Random random = new Random(1);
    List<String> labels = new ArrayList<>();
    for (int label = 0; label < 30; label++) {
      labels.add("label " + label);
    }
    LabelSets sets = new LabelSets(labels, "::", "-");
    for (int draw = 0; draw < 1000; draw++) {
      int set = random.nextInt(1 << 30);
      List<String> parts = new ArrayList<>(List.of(sets.text(set).split("::")));
      Collections.shuffle(parts, random);
      assertThat(sets.number(String.join("::", parts))).as("seed 1, draw " + draw).isEqualTo(set);
    }
  }
}
