package io.assay.rules.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Thresholds;
import io.assay.rules.charter.NearDuplicates.Unit;
import io.assay.rules.charter.NormalisationStep;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
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
    profile.add(List.of(text), List.of(text), "somebody");
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
