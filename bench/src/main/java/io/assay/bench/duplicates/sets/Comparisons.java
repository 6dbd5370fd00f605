package io.assay.bench.duplicates.sets;

import java.util.List;

/** Which pairs of records are compared, and which of them truly match. */
interface Comparisons {

  /** Receives each compared pair. */
  interface Receiver {

    /**
     * Receives one.
     *
     * @param matches the truth
     * @param shared for each view how many elements the two records share
     */
    void take(int one, int other, boolean matches, int[] shared);
  }

  /**
   * Counts, for each pair, what its records share in each view; pairs that share nothing anywhere
   * may be left out.
   *
   * @param views each holds a set for each record, as ascending numbers
   */
  void forEach(List<long[][]> views, Receiver receiver);

  /** How many pairs match. */
  int matches();
}
