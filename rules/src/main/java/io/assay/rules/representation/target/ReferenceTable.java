package io.assay.rules.representation.target;

import io.assay.rules.charter.BinLabels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a reference file says of the population: an amount for each category of each dimension.
 *
 * @param amounts shares or counts by dimension and category
 */
public record ReferenceTable(Map<String, SortedMap<String, BigDecimal>> amounts) {

  public ReferenceTable {
    amounts = Map.copyOf(amounts);
  }

  /** A dimension of values; null if the file has none of this name. */
  public @Nullable Population ofValues(String dimension) {
    SortedMap<String, BigDecimal> of = amounts.get(dimension);
    return of == null ? null : Population.of(of, 0, new TreeMap<>());
  }

  /**
   * A dimension of numbers, each of which falls into its bin; a category that is no number has to
   * be a bin.
   *
   * @return null if the file has no such dimension, or a category that is neither
   */
  public @Nullable Population ofBins(String dimension, List<BigDecimal> cuts) {
    SortedMap<String, BigDecimal> of = amounts.get(dimension);
    if (of == null) {
      return null;
    }
    SortedMap<Double, Double> numbers = numbers(dimension);
    List<String> labels = BinLabels.of(cuts);
    SortedMap<String, BigDecimal> bins = new TreeMap<>();
    labels.forEach(label -> bins.put(label, BigDecimal.ZERO));
    for (Map.Entry<String, BigDecimal> entry : of.entrySet()) {
      String label =
          numbers.isEmpty() ? entry.getKey() : label(new BigDecimal(entry.getKey()), cuts, labels);
      if (!bins.containsKey(label)) {
        return null;
      }
      bins.merge(label, entry.getValue(), BigDecimal::add);
    }
    return Population.of(bins, 0, numbers);
  }

  /** The amounts by number; empty where a category is no number. */
  public SortedMap<Double, Double> numbers(String dimension) {
    SortedMap<Double, Double> numbers = new TreeMap<>();
    for (Map.Entry<String, BigDecimal> entry :
        amounts.getOrDefault(dimension, new TreeMap<>()).entrySet()) {
      try {
        double number = new BigDecimal(entry.getKey()).doubleValue();
        if (Double.isInfinite(number)) {
          return new TreeMap<>(); // No item has it, and nothing can be cut there.
        }
        numbers.merge(number, entry.getValue().doubleValue(), Double::sum);
      } catch (NumberFormatException e) {
        return new TreeMap<>(); // A bin, or a word: then the numbers are not known.
      }
    }
    return numbers;
  }

  private static String label(BigDecimal number, List<BigDecimal> cuts, List<String> labels) {
    int bin = 0;
    while (bin < cuts.size() && number.compareTo(cuts.get(bin)) >= 0) {
      bin++;
    }
    return labels.get(bin);
  }
}
