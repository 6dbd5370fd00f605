package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.Strata;
import io.assay.rules.charter.ReservedCategory;
import io.assay.rules.charter.Scope;
import io.assay.rules.representation.Amount;
import io.assay.rules.representation.target.Population;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The batch that a drift is measured from: the last one before that admitted something and whose
 * representation was measured. Its figures are compared as far as they mean the same: shares where
 * both batches were cut into the same categories, numbers where the dimensions read the same.
 */
final class BatchBefore {
  private final StageContext context;
  private final StratumDefinition definition;
  private final BatchKey key;
  private final Map<String, Map<String, BigDecimal>> shares;

  private BatchBefore(
      StageContext context,
      StratumDefinition definition,
      BatchKey key,
      Map<String, Map<String, BigDecimal>> shares) {
    this.context = context;
    this.definition = definition;
    this.key = key;
    this.shares = shares;
  }

  /** Finds it; null where there is none. */
  static @Nullable BatchBefore find(StageContext context, StratumDefinition definition) {
    List<BatchKey> past = context.batch().pastKeys();
    for (int i = past.size() - 1; i >= 0; i--) {
      List<Row> admitted =
          context.tables().list(Representation.TABLE, past.get(i)).stream()
              .filter(row -> Scope.BATCH.key().equals(row.getAs(Representation.SCOPE)))
              .filter(row -> row.<Long>getAs(Representation.OBSERVED) > 0)
              .toList();
      if (!admitted.isEmpty()) {
        return new BatchBefore(context, definition, past.get(i), shares(admitted));
      }
    }
    return null;
  }

  /** Items by category, by the name of the dimension with what defines its categories. */
  private static Map<String, Map<String, BigDecimal>> shares(List<Row> admitted) {
    Map<String, Map<String, BigDecimal>> shares = new HashMap<>();
    for (Row row : admitted) {
      String category = row.getAs(Representation.CATEGORY);
      shares
          .computeIfAbsent(
              named(row.getAs(Representation.DIMENSION), row.getAs(Representation.DEFINITION)),
              any -> new TreeMap<>())
          .put(
              category == null ? ReservedCategory.MISSING : category,
              BigDecimal.valueOf(row.<Long>getAs(Representation.OBSERVED)));
    }
    return shares;
  }

  private static String named(String dimension, @Nullable String definition) {
    return definition + " " + dimension;
  }

  /**
   * What it admitted along a dimension; null where that was cut otherwise.
   *
   * @param place of the dimension in the charter of today
   */
  @Nullable Population along(int place, String dimension) {
    Map<String, BigDecimal> counts = shares.get(named(dimension, definition.ofDimension(place)));
    if (counts == null) {
      return null;
    }
    long sample = counts.values().stream().mapToLong(BigDecimal::longValueExact).sum();
    return Population.of(counts, sample, new TreeMap<>());
  }

  /**
   * Numbers of what it admitted, by the place of their dimension; nothing when its dimensions read
   * something else.
   */
  Map<Integer, SortedMap<Double, Amount>> numbers() {
    Tally admitted =
        new Tally(
            context
                .tables()
                .read(Strata.TABLE, key)
                .where(
                    col(Strata.PART)
                        .equalTo(Strata.ADMITTED)
                        .and(col(Strata.KIND).equalTo(Tally.VALUE))
                        .and(col(Strata.SOURCES).equalTo(definition.sources())))
                .select(Tally.columns()));
    return SetSummary.of(admitted, List.of()).numbers();
  }
}
