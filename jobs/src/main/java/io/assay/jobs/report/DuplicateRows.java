package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.report.content.DuplicateList;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Duplicates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What repeats something else: how much, and the first pairs of each kind. */
final class DuplicateRows {
  private static final int PAIRS = 5;
  private static final String IN_BATCH = "in_batch";

  private final String batchId;
  private final List<Row> pairs;

  private DuplicateRows(String batchId, List<Row> pairs) {
    this.batchId = batchId;
    this.pairs = pairs;
  }

  static DuplicateRows read(StageContext context) {
    String batchId = context.batch().key().batchId();
    if (context.tables().count(Duplicates.TABLE, context.batch().key()) == 0) {
      return new DuplicateRows(batchId, List.of());
    }
    Dataset<Row> rows =
        context
            .tables()
            .read(Duplicates.TABLE, context.batch().key())
            .withColumn(IN_BATCH, col(Duplicates.KEPT_BATCH_ID).equalTo(batchId));
    return new DuplicateRows(
        batchId, Grouped.first(PAIRS, rows, List.of(IN_BATCH), ITEM_ID, Duplicates.KEPT_ITEM_ID));
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
        count(true),
        count(false),
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

  private long count(boolean inBatch) {
    return pairs.stream()
        .filter(row -> row.<Boolean>getAs(IN_BATCH) == inBatch)
        .mapToLong(row -> row.<Long>getAs(Grouped.COUNT))
        .findFirst()
        .orElse(0);
  }

  private Excerpts.Place removed(Row row) {
    return new Excerpts.Place(batchId, row.getAs(ITEM_ID));
  }

  private static Excerpts.Place kept(Row row) {
    return new Excerpts.Place(
        row.getAs(Duplicates.KEPT_BATCH_ID), row.getAs(Duplicates.KEPT_ITEM_ID));
  }
}
