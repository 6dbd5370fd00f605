package io.assay.rules.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Thresholds;
import io.assay.rules.charter.NearDuplicates.Unit;
import io.assay.rules.charter.NormalisationStep;
import io.assay.rules.dedupe.boilerplate.Suggestion;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DuplicateProfileTest {
  private static final String TEXT =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";

  @Test
  void countsWhatTheStageWouldRemove() {
    DuplicateProfile profile = profile();
    add(profile, TEXT);
    add(profile, TEXT.toUpperCase(java.util.Locale.ROOT));
    add(profile, TEXT + " fifteen");
    add(profile, "something else is said here in as many words as it takes");
    add(profile, "a");

    DuplicateProfile.Result result = profile.result();

    assertThat(result.records()).isEqualTo(5);
    assertThat(result.exact()).isEqualTo(1);
    assertThat(result.near()).isEqualTo(1);
    assertThat(result.unshingled()).isEqualTo(1);
    assertThat(result.medianShingles()).isEqualTo(10);
    assertThat(result.suggestions()).isEmpty();
  }

  /** Nobody is told to declare it otherwise: all but the first of its records are removed. */
  @Test
  void suggestsATemplateThatMakesItsRecordsNearDuplicates() {
    String template = words(100, 80);
    DuplicateProfile profile = profile();
    for (int i = 0; i < 30; i++) {
      add(
          profile,
          template + " " + words(1000 * (i + 1), i % 2 == 0 ? 8 : 2),
          "somebody " + i % 10);
      add(profile, words(100_000 + 100 * i, 40), "somebody " + i % 10);
    }

    DuplicateProfile.Result result = profile.result();

    assertThat(result.near()).isGreaterThan(20);
    assertThat(result.suggestions()).extracting(Suggestion::text).containsExactly(template);
    assertThat(result.suggestions().get(0).records()).isEqualTo(30);
  }

  @Test
  void copiesOfOneTextAreNoTemplateHoweverManyThereAre() {
    String[] original = words(100, 120).split(" ");
    DuplicateProfile profile = profile();
    for (int i = 0; i < 50; i++) {
      String[] copy = original.clone();
      copy[5 + i] = "changed" + i;
      add(profile, String.join(" ", copy), "somebody " + i % 10);
      add(profile, "the same " + String.join(" ", original) + " and more".repeat(i), "me");
    }

    assertThat(profile.result().near()).isGreaterThan(90);
    assertThat(profile.result().suggestions()).isEmpty();
  }

  private static String words(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(number -> "w" + number)
        .collect(Collectors.joining(" "));
  }

  @Test
  void nothingIsFoundInNothing() {
    assertThat(profile().result()).isEqualTo(new DuplicateProfile.Result(0, 0, 0, 0, 0, List.of()));
  }

  @Test
  void absentFieldsAreOnlyExactRepeatsOfEachOther() {
    DuplicateProfile profile = profile();
    profile.add(Arrays.asList((String) null), Arrays.asList((String) null), "a");
    profile.add(Arrays.asList((String) null), Arrays.asList((String) null), "b");

    assertThat(profile.result().exact()).isEqualTo(1);
    assertThat(profile.result().unshingled()).isEqualTo(1);
  }

  private static void add(DuplicateProfile profile, String text) {
    add(profile, text, "somebody");
  }

  private static void add(DuplicateProfile profile, String text, String contributor) {
    profile.add(List.of(text), List.of(text), contributor);
  }

  private static DuplicateProfile profile() {
    return new DuplicateProfile(
        new DuplicatesSection(
            List.of(NormalisationStep.CASE),
            true,
            new NearDuplicates(
                List.of("text"),
                new Shingle(Unit.WORD, 5),
                new Shingle(Unit.CHAR, 5),
                new Thresholds(List.of(new BigDecimal("0.8")), null, null)),
            List.of()));
  }
}
