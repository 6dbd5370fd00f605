package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;

import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableStore;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The table {@code anchors}, read once: two rows for each batch, so the driver holds it. */
final class AnchorRows {
  private final Map<BatchKey, Row> intents = new HashMap<>();
  private final Map<BatchKey, Row> confirmed = new HashMap<>();

  private AnchorRows() {}

  static AnchorRows read(TableStore tables) {
    AnchorRows rows = new AnchorRows();
    for (Row row : tables.list(Anchors.TABLE)) {
      BatchKey key = new BatchKey(row.getAs(BATCH_ID), row.<Integer>getAs(ATTEMPT));
      boolean isIntent = row.<String>getAs(Anchors.STATE).equals("intent");
      (isIntent ? rows.intents : rows.confirmed).put(key, row);
    }
    return rows;
  }

  /** What was, or is about to be, anchored; null before that. */
  @Nullable Row intent(BatchKey key) {
    return intents.get(key);
  }

  /** Number of each entry that another one corrects, with the number of that one. */
  Map<Long, Long> corrections() {
    Map<Long, Long> corrections = new HashMap<>();
    for (Row row : confirmed.values()) {
      corrections.put(row.<Long>getAs(Anchors.SUPERSEDES), row.<Long>getAs(Anchors.NUMBER));
    }
    corrections.remove(0L);
    return corrections;
  }

  /** Where the chain holds it; null before that. */
  @Nullable Row confirmed(BatchKey key) {
    return confirmed.get(key);
  }
}
