package io.assay.bench.rewards;

/** Chance that depends on a seed and on what is drawn for, and on nothing that was drawn before. */
final class Draw {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Draw() {}

  /** A seed of its own for each pair of numbers. */
  static long of(long seed, int one, int other) {
    return mixed(mixed(seed + one * STEP) + other * STEP);
  }

  /** The mixing of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mixed(long value) {
    long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
