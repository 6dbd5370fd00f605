package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CombinedCategoryTest {

  @Test
  void isTakenApartAsItWasJoined() {
    for (List<String> parts :
        List.of(List.of("a", "b"), List.of("a*", "\\b"), List.of("", "*\\*"), List.of("x"))) {
      assertThat(CombinedCategory.split(CombinedCategory.of(parts))).isEqualTo(parts);
    }
    assertThat(CombinedCategory.of(List.of("a", "b"))).isEqualTo("a*b");
    assertThat(CombinedCategory.of(List.of("a*", "b"))).isNotEqualTo("a**b");
  }
}
