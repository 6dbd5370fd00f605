package io.assay.jobs.provenance;

import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.TableStore;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What every address may claim in all never falls from one batch to the next. A root for which it
 * does can never be activated once the larger one was, so it must not be anchored.
 */
public final class GrowingPayouts {
  private final TableStore tables;

  /** For the payouts in these tables. */
  public GrowingPayouts(TableStore tables) {
    this.tables = tables;
  }

  /**
   * The first address whose amount falls with a batch, in words; none if all stay or grow.
   *
   * @param history of the batch, oldest first
   */
  public Optional<String> firstFall(List<BatchKey> history, BatchKey key) {
    if (history.isEmpty()) {
      return Optional.empty();
    }
    BatchKey before = history.get(history.size() - 1);
    SortedMap<String, BigInteger> now = cumulative(key);
    for (Map.Entry<String, BigInteger> entry : cumulative(before).entrySet()) {
      BigInteger amount = now.getOrDefault(entry.getKey(), BigInteger.ZERO);
      if (amount.compareTo(entry.getValue()) < 0) {
        return Optional.of(
            "%s falls from %s after batch %s to %s"
                .formatted(entry.getKey(), entry.getValue(), before.batchId(), amount));
      }
    }
    return Optional.empty();
  }

  private SortedMap<String, BigInteger> cumulative(BatchKey key) {
    SortedMap<String, BigInteger> cumulative = new TreeMap<>();
    for (Row row : tables.list(Payouts.TABLE, key)) {
      cumulative.put(
          row.getAs(Payouts.ADDRESS), new BigInteger(row.<String>getAs(Payouts.CUMULATIVE)));
    }
    return cumulative;
  }
}
