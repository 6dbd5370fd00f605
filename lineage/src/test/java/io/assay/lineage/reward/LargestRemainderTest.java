package io.assay.lineage.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LargestRemainderTest {
  record Case(
      BigInteger pool, SortedMap<String, BigInteger> weights, Map<String, BigInteger> amounts) {
    @Override
    public String toString() {
      return "pool of %d bits among %d".formatted(pool.bitLength(), weights.size());
    }
  }

  /** Vectors computed with exact rational arithmetic by another implementation. */
  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithExactRationalArithmetic(Case vector) {
    assertThat(LargestRemainder.split(vector.pool(), vector.weights())).isEqualTo(vector.amounts());
  }

  static List<Case> vectors() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            LargestRemainderTest.class.getResourceAsStream("/reward/largest-remainder.json"))) {
      List<Case> cases = new ArrayList<>();
      for (JsonNode node : new ObjectMapper().readTree(in).get("cases")) {
        cases.add(
            new Case(
                new BigInteger(node.get("pool").textValue()),
                integers(node.get("weights")),
                integers(node.get("amounts"))));
      }
      assertThat(cases).hasSize(36);
      return cases;
    }
  }

  @Test
  void tiesGoToTheSmallerKey() {
    assertThat(LargestRemainder.split(big(2), weights("c", 1, "a", 1, "b", 1)))
        .isEqualTo(weights("a", 1, "b", 1, "c", 0));
  }

  @Test
  void quotasBelowTheirSumInUnitsAreRoundedDownTogether() {
    // 5/4 + 5/4 = 2.5: two units are there to give.
    assertThat(LargestRemainder.round(weights("a", 5, "b", 5), big(4)))
        .isEqualTo(weights("a", 1, "b", 1));
  }

  @Test
  void nobodyGetsNothing() {
    assertThat(LargestRemainder.split(big(9), new TreeMap<String, BigInteger>())).isEmpty();
    assertThat(LargestRemainder.round(weights("a", 0), BigInteger.ZERO)).isEqualTo(weights("a", 0));
  }

  @Test
  void refusesNegativeWeights() {
    assertThatThrownBy(() -> LargestRemainder.split(big(9), weights("a", -1, "b", 2)))
        .hasMessage("weight of a: -1 (expected: 0 or more)");
  }

  @Test
  void refusesToDivideByZero() {
    assertThatThrownBy(() -> LargestRemainder.round(weights("a", 1), BigInteger.ZERO))
        .hasMessage("denominator: 0 (expected: above 0)");
  }

  private static SortedMap<String, BigInteger> integers(JsonNode object) {
    SortedMap<String, BigInteger> integers = new TreeMap<>();
    object
        .fields()
        .forEachRemaining(
            field -> integers.put(field.getKey(), new BigInteger(field.getValue().textValue())));
    return integers;
  }

  private static SortedMap<String, BigInteger> weights(Object... keysAndValues) {
    SortedMap<String, BigInteger> weights = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      weights.put((String) keysAndValues[i], big((Integer) keysAndValues[i + 1]));
    }
    return weights;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
