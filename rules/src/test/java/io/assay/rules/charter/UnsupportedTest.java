package io.assay.rules.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UnsupportedTest {

  @Test
  void namesEveryKeyThatNoStageHonours() {
    assertThat(charter("valid-every-key.yaml", Map.of()).unsupported())
        .extracting(Unsupported::key)
        .containsExactly("provenance.attestation", "privacy");
  }

  @Test
  void givesAReasonForEach() {
    assertThat(charter("valid-every-key.yaml", Map.of()).unsupported())
        .allSatisfy(each -> assertThat(each.reason()).isNotBlank());
  }

  @Test
  void isEmptyForWhatIsBuilt() {
    assertThat(charter("valid-minimal.yaml", Map.of()).unsupported()).isEmpty();
    assertThat(charter("valid-votes.yaml", Map.of()).unsupported()).isEmpty();
  }

  @Test
  void attestationThatIsNotAskedForIsSupported() {
    assertThat(
            charter("valid-minimal.yaml", Map.of("provenance.attestation", "none")).unsupported())
        .isEmpty();
  }

  private static Charter charter(String name, Map<String, String> overrides) {
    return CharterParser.load(CharterFiles.DIRECTORY.resolve(name), overrides);
  }
}
