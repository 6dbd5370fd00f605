package io.assay.rules.representation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.rules.distribution.Interval;
import io.assay.rules.distribution.NoncentralChiSquared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasureVectorTest {
  private static final double PRECISION = 1e-9;
  private static final List<String> RACES =
      List.of("White", "Black", "Amer-Indian-Eskimo", "Asian-Pac-Islander", "Other");
  private static final List<String> SEXES = List.of("Male", "Female");

  static List<JsonNode> cells() {
    return kept("cells", "counts");
  }

  static List<JsonNode> numbers() {
    return kept("numbers", "one");
  }

  static List<JsonNode> noncentral() {
    return Vectors.of("noncentral");
  }

  private static List<JsonNode> kept(String kind, String of) {
    return Vectors.of(kind).stream().filter(each -> each.has(of)).toList();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void sharesAreMeasuredAsScipyDoes(JsonNode expected) {
    requireEqual(expected, Vectors.longs(expected.get("counts")));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersAreMeasuredAsScipyDoes(JsonNode expected) {
    requireEqual(expected, distribution(new TreeMap<>(Vectors.pairs(expected.get("one")))));
  }

  @ParameterizedTest
  @MethodSource("noncentral")
  void noncentralityIsThatOfScipy(JsonNode expected) {
    Interval interval =
        NoncentralChiSquared.interval(
            expected.get("statistic").asDouble(), expected.get("freedom").asDouble(), 0.95);
    assertThat(interval.lower()).isCloseTo(expected.get("lower").asDouble(), offset(1e-6));
    assertThat(interval.upper()).isCloseTo(expected.get("upper").asDouble(), offset(1e-6));
  }

  @Test
  void adultsAreMeasuredAsScipyDoes() throws IOException {
    Path file = Vectors.shared("repr/uci_adult_german/adult.csv");
    assumeTrue(
        Files.exists(file), "UCI Adult is not at ../shared/data; name it in ASSAY_SHARED_DATA");
    List<String[]> rows = Vectors.rows(file);
    long[] races = new long[RACES.size()];
    long[] sexes = new long[SEXES.size()];
    TreeMap<Double, Double> ages = new TreeMap<>();
    for (String[] row : rows.subList(1, rows.size())) {
      races[RACES.indexOf(row[8].strip())]++;
      sexes[SEXES.indexOf(row[9].strip())]++;
      ages.merge(Double.valueOf(row[0]), 1.0, Double::sum);
    }
    int compared = 0;
    for (JsonNode each : Vectors.of("cells")) {
      if (!each.has("counts")) {
        requireEqual(each, each.get("name").asText().contains("by sex") ? sexes : races);
        compared++;
      }
    }
    for (JsonNode each : Vectors.of("numbers")) {
      if (!each.has("one")) {
        requireEqual(each, distribution(ages));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(5);
  }

  private static void requireEqual(JsonNode expected, long[] counts) {
    double[] target = Vectors.doubles(expected.get("target"));
    double[] amounts = Arrays.stream(counts).asDoubleStream().toArray();
    double size = Arrays.stream(amounts).sum();
    boolean sampled = expected.get("sampled").asBoolean();
    Contrast contrast =
        sampled
            ? Contrast.sampled(amounts, size, target, Arrays.stream(target).sum())
            : Contrast.declared(amounts, size, target);
    requireClose(expected, "totalVariation", TotalVariation.of(contrast).value());
    requireClose(expected, "jensenShannon", JensenShannon.of(contrast).value());
    requireClose(expected, "populationStability", PopulationStability.of(contrast).value());
    requireClose(expected, "chiSquared", Objects.requireNonNull(CramersV.chiSquared(contrast)));
    requireClose(expected, "cramersV", Objects.requireNonNull(CramersV.of(contrast)).value());
    if (expected.has("probability")) {
      Double probability =
          sampled
              ? Significance.ofAll(counts, Vectors.longs(expected.get("target")), 0)
              : Significance.ofAll(counts, target);
      requireClose(expected, "probability", Objects.requireNonNull(probability));
    }
  }

  private static void requireEqual(JsonNode expected, Distribution one) {
    Distribution other = distribution(new TreeMap<>(Vectors.pairs(expected.get("other"))));
    requireClose(expected, "kolmogorovSmirnov", KolmogorovSmirnov.of(one, other).value());
    requireClose(expected, "wasserstein", Wasserstein.of(one, other).value());
  }

  private static Distribution distribution(TreeMap<Double, Double> amounts) {
    double size = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
    return Objects.requireNonNull(Distribution.of(amounts, size));
  }

  private static void requireClose(JsonNode expected, String measure, double actual) {
    double wanted = expected.get(measure).asDouble();
    assertThat(actual)
        .as("%s of %s", measure, expected.get("name").asText())
        .isCloseTo(wanted, Offset.offset(PRECISION * Math.max(1, Math.abs(wanted))));
  }
}
