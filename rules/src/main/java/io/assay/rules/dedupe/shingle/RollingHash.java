package io.assay.rules.dedupe.shingle;

import java.util.Arrays;

/**
 * Hashes every run of so many units in a row: a polynomial over the units' own hashes modulo
 * 2<sup>64</sup>, of which the first term leaves as a new one enters, and then the finaliser of
 * MurmurHash3, so that all bits depend on all units. The constants are part of the stored format.
 */
final class RollingHash {

  private static final long BASE = 0x9E3779B97F4A7C15L;

  private final long[] window;
  private final long leaving;
  private final long seed;
  private final HashBuffer hashes;
  private long sum;
  private int units;
  private int slot;

  /**
   * @param size units in a run
   * @param seed keeps runs of words and runs of characters apart
   */
  RollingHash(int size, long seed, HashBuffer hashes) {
    this.window = new long[size];
    this.seed = seed;
    this.hashes = hashes;
    long power = 1;
    for (int i = 0; i < size; i++) {
      power *= BASE;
    }
    this.leaving = power;
  }

  void start() {
    Arrays.fill(window, 0);
    sum = 0;
    units = 0;
    slot = 0;
  }

  void add(long unit) {
    sum = sum * BASE + unit - window[slot] * leaving;
    window[slot] = unit;
    slot = slot + 1 == window.length ? 0 : slot + 1;
    if (++units >= window.length) {
      hashes.add(mix(sum ^ seed));
    }
  }

  /** Units since the start. */
  int units() {
    return units;
  }

  /** The finaliser of MurmurHash3 (Appleby), a permutation of all 64-bit numbers. */
  static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
