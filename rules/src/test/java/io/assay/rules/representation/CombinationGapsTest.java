package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.charter.Dimension;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CombinationGapsTest {

  private static final Dimension AUDIENCE = dimension("audience", "FALSE", "TRUE");
  private static final Dimension LENGTH = dimension("length", "long", "short");
  private static final List<Dimension> BOTH = List.of(AUDIENCE, LENGTH);

  @Test
  void findsCombinationsBelowTheMinimumInOrder() {
    assertThat(
            CombinationGaps.below(
                10,
                BOTH,
                List.of(
                    count(10, "TRUE", "short"),
                    count(9, "TRUE", "long"),
                    count(4, "FALSE", "short"),
                    count(5, "FALSE", "short"))))
        .containsExactly(
            count(0, "FALSE", "long"), count(9, "FALSE", "short"), count(9, "TRUE", "long"));
  }

  @Test
  void ignoresCombinationsThatAreNotDeclared() {
    assertThat(CombinationGaps.below(1, List.of(AUDIENCE), List.of(count(5, "maybe"))))
        .containsExactly(count(0, "FALSE"), count(0, "TRUE"));
  }

  @Test
  void asksNothingOfCategoriesWithTargetZero() {
    TreeMap<String, BigDecimal> target = new TreeMap<>();
    target.put("yes", BigDecimal.ONE);
    target.put("no", new BigDecimal("0.00"));
    Dimension dimension = new Dimension("consent", "consent", null, target);
    assertThat(CombinationGaps.below(1, List.of(dimension), List.of()))
        .containsExactly(count(0, "yes"));
  }

  @Test
  void findsNothingWhereNothingIsAsked() {
    assertThat(CombinationGaps.below(0, BOTH, List.of())).isEmpty();
    assertThat(CombinationGaps.below(5, List.of(), List.of())).isEmpty();
  }

  @Test
  void refusesMoreCombinationsThanAnyoneReads() {
    String[] ten = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    List<Dimension> six = Collections.nCopies(6, dimension("digit", ten));
    assertThat(CombinationGaps.combinations(six)).isEqualTo(1_000_000);
    assertThatThrownBy(() -> CombinationGaps.below(1, six, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "combinations: 1000000 (expected: at most 100000). Declare fewer dimensions or set"
                + " \"minimum-per-combination\" to 0.");
    List<Dimension> many = Collections.nCopies(60, dimension("digit", ten));
    assertThat(CombinationGaps.combinations(many)).isEqualTo(Long.MAX_VALUE);
  }

  private static CombinationCount count(long count, String... categories) {
    return new CombinationCount(List.of(categories), count);
  }

  private static Dimension dimension(String name, String... categories) {
    SortedMap<String, BigDecimal> target = new TreeMap<>();
    for (String category : categories) {
      target.put(category, new BigDecimal("0.1"));
    }
    return new Dimension(name, name, null, target);
  }
}
