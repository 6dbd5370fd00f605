package io.assay.lineage.reward;

import io.assay.rules.charter.QualityTerms;

/**
 * Part of a record's weight that its quality leaves it, in basis points. Of each measure, the
 * charter says which part s of the weight depends on it: a measure of v leaves 10000 - s + s × v /
 * 10000. The measures are multiplied; each step rounds down, so integers alone decide.
 *
 * @param confidence how sure the label is, 0 to 10000
 * @param completeness how much of what is optional is filled, 0 to 10000
 * @param novelty how far the nearest kept record is, 0 to 10000
 */
public record Quality(int confidence, int completeness, int novelty) {
  /** All of a weight, in basis points. */
  public static final int WHOLE = 10_000;

  public Quality {
    require("confidence", confidence);
    require("completeness", completeness);
    require("novelty", novelty);
  }

  /** What is left of the weight, 0 to 10000. */
  public int weigh(QualityTerms terms) {
    int first =
        times(left(terms.confidence(), confidence), left(terms.completeness(), completeness));
    return times(first, left(terms.novelty(), novelty));
  }

  private static int left(int part, int measure) {
    return WHOLE - part + times(part, measure);
  }

  private static int times(int one, int other) {
    return one * other / WHOLE;
  }

  private static void require(String name, int value) {
    if (value < 0 || value > WHOLE) {
      throw new IllegalArgumentException(
          "%s: %d (expected: 0 to %d basis points)".formatted(name, value, WHOLE));
    }
  }
}
