package io.assay.rules.label.calibration;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.distribution.Interval;
import java.io.Serializable;
import java.util.Locale;

/**
 * What share of a set's labels is right, by three accounts side by side. {@code own} is what the
 * votes say without gold; {@code gold} is what gold alone says, by exact binomial; {@code combined}
 * is what votes say after gold has calibrated them. If gold is as bad as it is with a probability
 * below {@value #CONTRADICTION} under the own account, the two contradict each other: the crowd is
 * wrong together, and the gate goes by gold alone.
 *
 * @param labels that the set has
 * @param own expected share right, without gold
 * @param ownInterval of the own account
 * @param goldRight gold items whose label is right
 * @param goldItems gold items with a label
 * @param gold the interval of Clopper and Pearson, 0 to 1 without gold
 * @param combined expected share right
 * @param combinedInterval of the combined account
 * @param standing of the own account against gold
 */
public record SetAccuracy(
    long labels,
    double own,
    Interval ownInterval,
    long goldRight,
    long goldItems,
    Interval gold,
    double combined,
    Interval combinedInterval,
    Standing standing)
    implements Serializable {

  static final double LEVEL = 0.95;
  static final double CONTRADICTION = 0.005;

  /** How the crowd's own account stands against gold. */
  public enum Standing {
    /** There is no gold to hold it against. */
    WITHOUT_GOLD,
    AGREES_WITH_GOLD,
    /** Gold is worse than the crowd's agreement can explain. */
    CONTRADICTED_BY_GOLD
  }

  /** The accounts of a set. */
  public static SetAccuracy of(StrengthCounts counts) {
    Calibration prior = Calibration.prior();
    Calibration calibrated = Calibration.from(counts);
    long items = counts.goldItems();
    long right = counts.goldRight();
    StrengthCounts unknown = counts.withoutGold();
    return new SetAccuracy(
        counts.labels(),
        prior.accuracy(unknown),
        prior.accuracyInterval(unknown, LEVEL),
        right,
        items,
        Binomial.interval(right, items, LEVEL),
        calibrated.accuracy(counts),
        calibrated.accuracyInterval(counts, LEVEL),
        standing(counts, prior));
  }

  /** Exact for equally sure gold items, and on the safe side else. */
  private static Standing standing(StrengthCounts counts, Calibration prior) {
    long items = counts.goldItems();
    if (items == 0) {
      return Standing.WITHOUT_GOLD;
    }
    double expected = prior.accuracy(counts.goldAlone());
    return Binomial.atMost(counts.goldRight(), items, expected) < CONTRADICTION
        ? Standing.CONTRADICTED_BY_GOLD
        : Standing.AGREES_WITH_GOLD;
  }

  /** The interval whose lower end a gate looks at. */
  public Interval decisive() {
    return standing == Standing.CONTRADICTED_BY_GOLD ? gold : combinedInterval;
  }

  /** One sentence for people. */
  public String explained() {
    String figures =
        String.format(
            Locale.ROOT,
            "%d of %d gold items are right; the votes by themselves suggest %.1f %%.",
            goldRight,
            goldItems,
            100 * own);
    return switch (standing) {
      case WITHOUT_GOLD ->
          String.format(
              Locale.ROOT,
              "The votes suggest %.1f %%, and there is no gold to check that.",
              100 * own);
      case AGREES_WITH_GOLD -> figures;
      case CONTRADICTED_BY_GOLD ->
          figures + " The annotators agree and are wrong together, so gold alone decides.";
    };
  }
}
