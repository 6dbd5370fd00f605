package io.assay.jobs.report;

import io.assay.jobs.report.content.DatasetIndex;
import io.assay.jobs.report.content.StageCounts;
import io.assay.jobs.report.content.Standing;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.BatchKey;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Collects what the index over all batches says. */
final class IndexReader {
  private final StageContext context;
  private final BatchRows batches;
  private final AnchorRows anchors;

  IndexReader(StageContext context, BatchRows batches, AnchorRows anchors) {
    this.context = context;
    this.batches = batches;
    this.anchors = anchors;
  }

  DatasetIndex read() {
    List<DatasetIndex.Line> lines = new ArrayList<>();
    Map<Long, Long> corrections = anchors.corrections();
    long soFar = 0;
    for (BatchKey key : batches.valid()) {
      Standing standing = batches.standing(key);
      StageCounts ingest = batches.stage(key, StageName.INGEST);
      StageCounts decide = batches.stage(key, StageName.DECIDE);
      Long number = number(key);
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
              number,
              number == null ? null : corrections.get(number),
              Files.exists(context.warehouse().report(key.batchId()))));
    }
    return new DatasetIndex(
        context.charter().dataset().id(),
        context.charter().dataset().name(),
        context.charter().dataset().purpose(),
        lines,
        Files.exists(context.warehouse().documents()));
  }

  private static long out(@Nullable StageCounts counts) {
    return counts == null ? 0 : counts.out();
  }

  private @Nullable Long number(BatchKey key) {
    Row confirmed = anchors.confirmed(key);
    return confirmed == null ? null : confirmed.<Long>getAs(Anchors.NUMBER);
  }
}
