package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.report.content.DuplicateList;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Duplicates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What repeats something else: how much, and the first pairs. */
final class DuplicateRows {
  private static final int PAIRS = 8;

  private final String batchId;
  private final long inBatch;
  private final long ofHistory;
  private final List<Row> pairs;

  private DuplicateRows(String batchId, long inBatch, long ofHistory, List<Row> pairs) {
    this.batchId = batchId;
    this.inBatch = inBatch;
    this.ofHistory = ofHistory;
    this.pairs = pairs;
  }

  static DuplicateRows read(StageContext context) {
    String batchId = context.batch().key().batchId();
    if (!context.tables().exists(Duplicates.TABLE)) {
      return new DuplicateRows(batchId, 0, 0, List.of());
    }
    Dataset<Row> rows = context.tables().read(Duplicates.TABLE, context.batch().key());
    Row counts =
        rows.agg(count(lit(1)), count_if(col(Duplicates.KEPT_BATCH_ID).equalTo(batchId))).head();
    List<Row> pairs =
        rows.orderBy(col(ITEM_ID), col(Duplicates.KEPT_ITEM_ID)).limit(PAIRS).collectAsList();
    long inBatch = counts.getLong(1);
    return new DuplicateRows(batchId, inBatch, counts.getLong(0) - inBatch, pairs);
  }

  Set<Excerpts.Place> places() {
    Set<Excerpts.Place> places = new HashSet<>();
    for (Row row : pairs) {
      places.add(removed(row));
      places.add(kept(row));
    }
    return places;
  }

  DuplicateList list(Excerpts excerpts) {
    return new DuplicateList(
        inBatch,
        ofHistory,
        pairs.stream()
            .map(
                row ->
                    new DuplicateList.Pair(
                        row.getAs(Duplicates.KIND),
                        excerpts.of(removed(row)),
                        excerpts.of(kept(row)),
                        row.getAs(Duplicates.KEPT_BATCH_ID)))
            .toList());
  }

  private Excerpts.Place removed(Row row) {
    return new Excerpts.Place(batchId, row.getAs(ITEM_ID));
  }

  private static Excerpts.Place kept(Row row) {
    return new Excerpts.Place(
        row.getAs(Duplicates.KEPT_BATCH_ID), row.getAs(Duplicates.KEPT_ITEM_ID));
  }
}
