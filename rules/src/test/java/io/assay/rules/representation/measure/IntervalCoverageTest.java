package io.assay.rules.representation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The intervals hold the measure of the population in at least 95 of 100 samples, seeded. */
class IntervalCoverageTest {
  private static final int SAMPLES = 1000;

  /** A 95 % interval misses at most this many with probability 0.9995 (binomial). */
  private static final int MOST_MISSES = 75;

  private static final double[] FAIR = {0.2, 0.2, 0.2, 0.2, 0.2};
  private static final double[] SKEWED = {0.6, 0.25, 0.1, 0.04, 0.01};
  private static final double[] NEAR = {0.22, 0.19, 0.2, 0.21, 0.18};

  record Case(String measure, double[] population, double[] target, int size, boolean sampled) {
    @Override
    public String toString() {
      return "%s of %d from %s against %s%s"
          .formatted(
              measure,
              size,
              Arrays.toString(population),
              Arrays.toString(target),
              sampled ? ", sampled" : "");
    }
  }

  static List<Case> cases() {
    List<Case> cases = new java.util.ArrayList<>();
    for (String measure :
        List.of("total-variation", "jensen-shannon", "population-stability", "cramers-v")) {
      for (double[] population : List.of(FAIR, SKEWED, NEAR)) {
        for (double[] target : List.of(FAIR, SKEWED)) {
          for (int size : new int[] {500, 5_000}) {
            cases.add(new Case(measure, population, target, size, false));
            cases.add(new Case(measure, population, target, size, true));
          }
        }
      }
    }
    return cases;
  }

  /** One to twenty cells that expect two items each, against targets of all kinds. */
  static List<Case> rareCases() {
    List<Case> cases = new java.util.ArrayList<>();
    for (String measure : List.of("total-variation", "jensen-shannon")) {
      for (int cells : new int[] {1, 2, 5, 20}) {
        double[] population = rare(cells, 0.002);
        double[] even = new double[cells + 1];
        Arrays.fill(even, 1.0 / even.length);
        for (double[] target : List.of(population, even, rare(cells, 0.004), rare(cells, 0))) {
          cases.add(new Case(measure, population, target, 1_000, false));
          cases.add(new Case(measure, population, target, 1_000, true));
        }
      }
    }
    for (String measure : List.of("population-stability", "cramers-v")) {
      for (int cells : new int[] {1, 5}) {
        cases.add(new Case(measure, rare(cells, 0.005), rare(cells, 0.01), 1_000, false));
        cases.add(new Case(measure, rare(cells, 0.005), rare(cells, 0.01), 1_000, true));
      }
    }
    return cases;
  }

  private static double[] rare(int cells, double share) {
    double[] shares = new double[cells + 1];
    Arrays.fill(shares, share);
    shares[0] = 1 - cells * share;
    return shares;
  }

  @ParameterizedTest
  @MethodSource("rareCases")
  void holdItWhereCellsAreRare(Case each) {
    holdTheMeasureOfThePopulation(each);
  }

  @Test
  void cramersVIsAtMostOneWhereARareCategoryIsFull() {
    Contrast contrast = Contrast.declared(new double[] {0, 100}, 100, new double[] {0.99, 0.01});
    Estimate effect = Objects.requireNonNull(CramersV.of(contrast));
    assertThat(effect.value()).isBetween(1 - 1e-12, 1.0);
    assertThat(effect.upper()).isBetween(effect.value(), 1.0);
    // Against equal shares it is the square root of chi-squared over n times freedom.
    Contrast even = Contrast.declared(new double[] {60, 30, 10}, 100, new double[] {1, 1, 1});
    assertThat(Objects.requireNonNull(CramersV.of(even)).value())
        .isCloseTo(Math.sqrt(38.0 / 200), org.assertj.core.data.Offset.offset(1e-12));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void holdTheMeasureOfThePopulation(Case each) {
    Function<Contrast, Estimate> measure = measure(each.measure());
    // An endless sample of both is the population itself.
    double huge = 1e15;
    Contrast truth =
        each.sampled()
            ? Contrast.sampled(each.population(), huge, each.target(), huge)
            : Contrast.declared(each.population(), huge, each.target());
    double wanted = measure.apply(truth).value();
    Random random = new Random(20_261_127);
    int missed = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] drawn = draw(random, each.population(), each.size());
      Contrast contrast =
          each.sampled()
              ? Contrast.sampled(
                  drawn, each.size(), draw(random, each.target(), each.size()), each.size())
              : Contrast.declared(drawn, each.size(), each.target());
      Estimate estimate = measure.apply(contrast);
      // The ends are rounded as the truth is.
      if (wanted < estimate.lower() - 1e-7 || wanted > estimate.upper() + 1e-7) {
        missed++;
      }
    }
    assertThat(missed).isLessThanOrEqualTo(MOST_MISSES);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void holdTheDistancesOfNumbers(int size) {
    Random random = new Random(7);
    TreeMap<Double, Double> population = new TreeMap<>();
    for (int value = 0; value < 40; value++) {
      population.put(value * value / 10.0, 1.0 + value % 7);
    }
    TreeMap<Double, Double> other = new TreeMap<>(population);
    other.replaceAll((value, amount) -> value > 50 ? amount * 2 : amount);
    Distribution target = distribution(other, Double.POSITIVE_INFINITY);
    Distribution truth = distribution(population, Double.POSITIVE_INFINITY);
    double smirnov = KolmogorovSmirnov.of(truth, target).value();
    double wasserstein = Wasserstein.of(truth, target).value();
    double[] values = population.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] amounts = population.values().stream().mapToDouble(Double::doubleValue).toArray();
    int missed = 0;
    int alsoMissed = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] drawn = draw(random, amounts, size);
      TreeMap<Double, Double> counts = new TreeMap<>();
      for (int i = 0; i < drawn.length; i++) {
        counts.put(values[i], drawn[i]);
      }
      Distribution set = distribution(counts, size);
      missed += contains(KolmogorovSmirnov.of(set, target), smirnov) ? 0 : 1;
      alsoMissed += contains(Wasserstein.of(set, target), wasserstein) ? 0 : 1;
    }
    assertThat(missed).isLessThanOrEqualTo(MOST_MISSES);
    assertThat(alsoMissed).isLessThanOrEqualTo(MOST_MISSES);
  }

  static int[] sizes() {
    return new int[] {50, 2_000};
  }

  private static boolean contains(Estimate estimate, double value) {
    return estimate.lower() <= value && value <= estimate.upper();
  }

  private static Distribution distribution(TreeMap<Double, Double> amounts, double size) {
    return Objects.requireNonNull(Distribution.of(amounts, size));
  }

  private static Function<Contrast, Estimate> measure(String name) {
    return switch (name) {
      case "total-variation" -> TotalVariation::of;
      case "jensen-shannon" -> JensenShannon::of;
      case "population-stability" -> PopulationStability::of;
      default -> contrast -> Objects.requireNonNull(CramersV.of(contrast));
    };
  }

  /** Counts of so many draws. */
  static double[] draw(Random random, double[] amounts, int size) {
    double sum = Arrays.stream(amounts).sum();
    double[] drawn = new double[amounts.length];
    for (int i = 0; i < size; i++) {
      double at = random.nextDouble() * sum;
      int cell = 0;
      while (cell < amounts.length - 1 && at >= amounts[cell]) {
        at -= amounts[cell++];
      }
      drawn[cell]++;
    }
    return drawn;
  }
}
