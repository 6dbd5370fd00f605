package io.assay.jobs.ingest;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Revenue;
import io.assay.jobs.table.TableDefinition;
import io.assay.lineage.reward.RevenueException;
import io.assay.lineage.reward.RevenueFile;
import io.assay.rules.charter.RevenueBasis;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Payments that a batch brings. All are written, and the reward stage counts those that no earlier
 * batch counted: what a batch brought that failed its gates was never counted.
 */
final class RevenueIntake {
  private final StageContext context;

  RevenueIntake(StageContext context) {
    this.context = context;
  }

  /** All payments of the batch's files; refused as a whole where they contradict something. */
  SortedMap<String, BigInteger> payments() {
    SortedMap<String, BigInteger> payments = new TreeMap<>();
    List<Path> files = context.batch().inputs().revenue();
    if (files.isEmpty()) {
      return payments;
    }
    requireAllowed(files.get(0));
    Map<String, String> counted = counted();
    for (Path file : files) {
      read(file)
          .forEach(
              (reference, amount) -> {
                String before = counted.put(reference, amount.toString());
                if (before != null && !before.equals(amount.toString())) {
                  throw ExitException.usage(
                      "--revenue: %s: reference %s of %s (expected: %s, as it came before). A payment has one amount for good."
                          .formatted(file.getFileName(), reference, amount, before));
                }
                payments.put(reference, amount);
              });
    }
    return payments;
  }

  /** Writes them; rows by table. */
  Map<TableDefinition, Long> take() {
    if (context.batch().inputs().revenue().isEmpty()) {
      return Map.of();
    }
    List<Row> rows = new ArrayList<>();
    payments()
        .forEach((reference, amount) -> rows.add(RowFactory.create(reference, amount.toString())));
    context.tables().append(Revenue.TABLE, context.batch().key(), 1, rows);
    return Map.of(Revenue.TABLE, (long) rows.size());
  }

  private void requireAllowed(Path file) {
    RewardsSection rewards = context.charter().rewards();
    if (rewards == null || rewards.payment().revenue() != RevenueBasis.FILE) {
      throw ExitException.usage(
          "--revenue: %s (expected: none, since the charter has no rewards.revenue: file). Add that key to the charter, or leave the file out."
              .formatted(file));
    }
  }

  private Map<String, String> counted() {
    Map<String, String> counted = new HashMap<>();
    for (BatchKey past : context.batch().pastKeys()) {
      for (Row row : context.tables().list(Revenue.TABLE, past)) {
        counted.put(row.getAs(Revenue.REFERENCE), row.getAs(Revenue.AMOUNT));
      }
    }
    return counted;
  }

  private static SortedMap<String, BigInteger> read(Path file) {
    try {
      return new RevenueFile(file).payments();
    } catch (RevenueException e) {
      throw ExitException.usage(String.valueOf(e.getMessage()));
    }
  }
}
