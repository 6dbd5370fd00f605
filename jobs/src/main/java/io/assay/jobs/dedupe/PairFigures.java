package io.assay.jobs.dedupe;

import io.assay.jobs.table.Duplicates;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.similarity.Overlap;
import io.assay.rules.dedupe.similarity.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What {@link Duplicates} says of a near pair beside the two items. */
final class PairFigures implements Serializable {
  private static final long serialVersionUID = 1L;

  private final NearDuplicates near;

  PairFigures(NearDuplicates near) {
    this.near = near;
  }

  /** {@link Duplicates#RULE}: the pair is known to reach one of the two. */
  String rule(List<Overlap> overlaps) {
    List<BigDecimal> jaccard = near.thresholds().jaccard();
    for (int i = 0; i < jaccard.size(); i++) {
      if (!overlaps.get(i).reachesJaccard(Ratio.of(jaccard.get(i)))) {
        return Duplicates.CONTAINMENT;
      }
    }
    return Duplicates.JACCARD;
  }

  /** {@link Duplicates#COMPARED}. */
  Row[] compared(List<Overlap> overlaps) {
    boolean byContainment = rule(overlaps).equals(Duplicates.CONTAINMENT);
    Row[] compared = new Row[overlaps.size()];
    for (int i = 0; i < compared.length; i++) {
      Overlap overlap = overlaps.get(i);
      BigDecimal threshold =
          byContainment ? near.thresholds().containment() : near.thresholds().jaccard().get(i);
      compared[i] =
          RowFactory.create(
              near.comparesEachField() ? near.fields().get(i) : null,
              overlap.shared(),
              overlap.one(),
              overlap.other(),
              threshold == null ? null : threshold.toPlainString());
    }
    return compared;
  }

  static BigDecimal jaccard(List<Overlap> overlaps) {
    return least(overlaps, Overlap::union);
  }

  static BigDecimal containment(List<Overlap> overlaps) {
    return least(overlaps, overlap -> (long) overlap.shorter());
  }

  private static BigDecimal least(List<Overlap> overlaps, Function<Overlap, Long> whole) {
    return overlaps.stream()
        .map(
            overlap ->
                BigDecimal.valueOf(overlap.shared())
                    .divide(
                        BigDecimal.valueOf(whole.apply(overlap)),
                        Duplicates.DECIMALS,
                        RoundingMode.DOWN))
        .reduce(BigDecimal::min)
        .orElseThrow();
  }
}
