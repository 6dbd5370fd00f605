package io.assay.jobs.run;

import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The row of {@code batches} that makes a stage count. */
record StageRecord(BatchState state, StageRun run, StageResult result, Instant ended) {

  static StageRecord of(BatchState state, StageRun run, StageResult result, Instant ended) {
    return new StageRecord(state, run, result, ended);
  }

  /** Appends it once: the number of the write is that of the stage. */
  void append(TableStore tables) {
    Row row =
        RowFactory.create(
            state.sequence(),
            run.stage().text(),
            result.outcome().text(),
            state.fingerprint(),
            state.charterHash(),
            Timestamp.from(state.asOf()),
            result.rowsIn(),
            result.rowsOut(),
            result.rowsRejected(),
            versions(run.context().tables().readVersions()),
            versions(run.context().tables().writtenVersions()),
            run.id().toString(),
            Timestamp.from(run.started()),
            Timestamp.from(ended),
            state.supersedes());
    tables.append(Batches.TABLE, state.key(), run.stage().ordinal() + 1, List.of(row));
  }

  private static scala.collection.Map<String, Long> versions(Map<TableDefinition, Long> versions) {
    Map<String, Long> named = new TreeMap<>();
    versions.forEach((table, version) -> named.put(table.name(), version));
    return scala.collection.JavaConverters.mapAsScalaMap(named);
  }
}
