package io.assay.rules.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredFieldsTest {

  private static final RequiredFields REQUIRED =
      new RequiredFields(List.of("act", "prompt", "licence"));

  @Test
  void findsNothingWhereAllIsThere() {
    assertThat(REQUIRED.check(Map.of("act", "a", "prompt", "b", "licence", "c"))).isNull();
    assertThat(new RequiredFields(List.of()).check(Map.of())).isNull();
  }

  @Test
  void namesEveryMissingFieldInOneFinding() {
    Map<String, String> values = new HashMap<>();
    values.put("act", " \t\u2003");
    values.put("prompt", null);
    assertThat(REQUIRED.check(values))
        .isEqualTo(new Finding(RequiredFields.MISSING, Severity.REJECT, "no act, prompt, licence"));
  }
}
