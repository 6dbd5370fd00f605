package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OfferedGapsTest {
  private static final Charter CHARTER =
      CharterParser.load(
          Path.of("src/test/resources/charter/valid-every-key.yaml"),
          Map.of(
              "gates",
              "[{metric: size, of: accepted, at-least: 2, severity: warn}]",
              "representativeness",
              """
              {dimensions: [
                {name: said, attribute: language, target: {a: 0.5, b: 0.5}},
                {name: counted, expression: "length(title)", target: {"1": 0.5, "2": 0.5}},
                {name: year, expression: "year(submitted_at)", target: {"1": 0.5, "2": 0.5}}]}
              """));

  private final OfferedGaps offered =
      new OfferedGaps(CHARTER, Objects.requireNonNull(CHARTER.representativeness()));

  @Test
  void needTheEvidenceOfAllTheirDimensions() {
    GapEvidence counted = offered.next("counted=1", List.of("counted"));
    GapEvidence both = offered.next("counted*said=1*a", List.of("counted", "said"));
    GapEvidence year = offered.next("said*year=a*1", List.of("said", "year"));

    assertThat(counted.best()).isEqualTo(GapEvidence.Kind.DERIVED);
    assertThat(both.best()).isEqualTo(GapEvidence.Kind.CONFIRMED);
    assertThat(both.asked()).containsExactly("language");
    assertThat(both.given(List.of())).isEqualTo(GapEvidence.Kind.DECLARED);
    assertThat(both.given(List.of("language", "x"))).isEqualTo(GapEvidence.Kind.CONFIRMED);
    assertThat(year.best()).isEqualTo(GapEvidence.Kind.DECLARED);
    assertThat(year.given(List.of("language"))).isEqualTo(GapEvidence.Kind.DECLARED);
  }

  @Test
  void areSoManyAndNameDimensionsOfTheCharter() {
    assertThat(offered.next("gone=1", List.of("gone"))).isNull();
    assertThat(offered.next("freshness=old", List.of())).isNull();
    for (int i = 0; i < OfferedGaps.MOST; i++) {
      assertThat(offered.next("said=" + i, List.of("said"))).isNotNull();
    }
    assertThat(offered.next("said=0", List.of("said"))).as("comes again").isNotNull();
    assertThat(offered.next("said=one more", List.of("said"))).isNull();
  }
}
