package io.assay.lineage.reward;

import java.math.BigInteger;
import java.util.SortedMap;

/**
 * Where payments for the dataset are read from: a file, or the deposits of a contract. The books do
 * not care; a reference names a payment for good, and is counted once.
 */
public interface RevenueSource {
  /**
   * All payments by reference, in base units above 0.
   *
   * @throws RevenueException if what is there cannot be read as payments
   */
  SortedMap<String, BigInteger> payments();
}
