package io.assay.rules.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Thresholds;
import io.assay.rules.charter.NearDuplicates.Unit;
import io.assay.rules.dedupe.boilerplate.Suggestion;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoilerplateSampleTest {
  private static final String TEMPLATE =
      "Answer the question below as an expert in the field and give the reasons for every step that you take";

  @Test
  void suggestsATemplateThatManyContributorsShareAndNotTheirPayloads() {
    BoilerplateSample sample = filled(section(List.of()));

    assertThat(sample.suggestions())
        .first()
        .satisfies(
            suggestion -> {
              assertThat(suggestion.text()).contains("expert in the field");
              assertThat(suggestion.records()).isGreaterThanOrEqualTo(60);
              assertThat(suggestion.contributors()).isGreaterThanOrEqualTo(3);
            });
  }

  @Test
  void whatIsDeclaredIsNotSuggestedAgain() {
    BoilerplateSample sample = filled(section(List.of(TEMPLATE)));

    assertThat(sample.suggestions())
        .extracting(Suggestion::text)
        .noneMatch(text -> text.contains("expert in the field"));
  }

  @Test
  void absentFieldsAndEmptyTextsAreHarmless() {
    BoilerplateSample sample = new BoilerplateSample(section(List.of()));
    sample.add(Arrays.asList((String) null), "a");
    sample.add(List.of(""), "b");

    assertThat(sample.size()).isEqualTo(2);
    assertThat(sample.suggestions()).isEmpty();
  }

  private static BoilerplateSample filled(DuplicatesSection section) {
    Random random = new Random(7);
    BoilerplateSample sample = new BoilerplateSample(section);
    for (int i = 0; i < 200; i++) {
      StringBuilder payload = new StringBuilder();
      for (int word = 0; word < 30; word++) {
        payload.append(Integer.toString(random.nextInt(1 << 20), 36)).append(' ');
      }
      String text = i % 3 == 0 ? TEMPLATE + " " + payload : payload.toString();
      sample.add(List.of(text), "contributor-" + i % 20);
    }
    return sample;
  }

  private static DuplicatesSection section(List<String> boilerplate) {
    return new DuplicatesSection(
        List.of(),
        true,
        new NearDuplicates(
            List.of("text"),
            new Shingle(Unit.WORD, 5),
            new Shingle(Unit.CHAR, 5),
            new Thresholds(List.of(new BigDecimal("0.8")), null, null)),
        boilerplate);
  }
}
