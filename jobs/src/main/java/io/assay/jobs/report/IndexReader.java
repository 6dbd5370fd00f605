package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.report.content.DatasetIndex;
import io.assay.jobs.report.content.StageCounts;
import io.assay.jobs.report.content.Standing;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.BatchKey;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Collects what the index over all batches says. */
final class IndexReader {
  private final StageContext context;
  private final BatchRows batches;

  IndexReader(StageContext context, BatchRows batches) {
    this.context = context;
    this.batches = batches;
  }

  DatasetIndex read() {
    Map<String, Long> numbers = numbers();
    List<DatasetIndex.Line> lines = new ArrayList<>();
    long soFar = 0;
    for (BatchKey key : batches.valid()) {
      Standing standing = batches.standing(key);
      StageCounts ingest = batches.stage(key, StageName.INGEST);
      StageCounts decide = batches.stage(key, StageName.DECIDE);
      boolean counts = standing != Standing.GATE_FAILED && decide != null;
      soFar += counts ? out(decide) : 0;
      lines.add(
          new DatasetIndex.Line(
              key.batchId(),
              key.attempt(),
              batches.asOf(key),
              standing,
              ingest == null ? 0 : ingest.in(),
              ingest == null ? 0 : ingest.rejected(),
              out(decide),
              decide == null ? 0 : decide.rejected(),
              soFar,
              numbers.get(key.batchId()),
              Files.exists(context.warehouse().report(key.batchId()))));
    }
    return new DatasetIndex(
        context.charter().dataset().id(),
        context.charter().dataset().name(),
        context.charter().dataset().purpose(),
        lines);
  }

  private static long out(@Nullable StageCounts counts) {
    return counts == null ? 0 : counts.out();
  }

  private Map<String, Long> numbers() {
    Map<String, Long> numbers = new HashMap<>();
    if (context.tables().exists(Anchors.TABLE)) {
      for (Row row :
          context
              .tables()
              .read(Anchors.TABLE)
              .where(col(Anchors.STATE).equalTo("confirmed"))
              .select(col(BATCH_ID), col(Anchors.NUMBER))
              .collectAsList()) {
        numbers.put(row.getString(0), row.getLong(1));
      }
    }
    return numbers;
  }
}
