package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;

import io.assay.jobs.report.content.StageCounts;
import io.assay.jobs.report.content.Standing;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.TableStore;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The table {@code batches}, read once: a row for each batch and stage, so the driver holds it. */
final class BatchRows {
  private final Map<BatchKey, List<Row>> byKey = new HashMap<>();

  private BatchRows() {}

  static BatchRows read(TableStore tables) {
    BatchRows rows = new BatchRows();
    for (Row row : tables.list(Batches.TABLE)) {
      BatchKey key = new BatchKey(row.getAs(BATCH_ID), row.<Integer>getAs(ATTEMPT));
      rows.byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
    }
    rows.byKey.values().forEach(stages -> stages.sort(Comparator.comparing(BatchRows::stage)));
    return rows;
  }

  /** The last attempt of every batch, in order of opening. */
  List<BatchKey> valid() {
    return byKey.keySet().stream()
        .filter(key -> byKey.keySet().stream().noneMatch(other -> replaces(other, key)))
        .sorted(Comparator.comparing(this::sequence))
        .toList();
  }

  long sequence(BatchKey key) {
    return byKey.getOrDefault(key, List.of()).get(0).<Long>getAs(Batches.SEQUENCE);
  }

  Instant asOf(BatchKey key) {
    Row first = byKey.getOrDefault(key, List.of()).get(0);
    return first.<Timestamp>getAs(Batches.AS_OF).toInstant();
  }

  /** What the stages counted, in order of the data path; the opening is none. */
  List<StageCounts> stages(BatchKey key) {
    List<StageCounts> counts = new ArrayList<>();
    for (Row row : byKey.getOrDefault(key, List.of())) {
      if (stage(row) != StageName.OPEN) {
        counts.add(counts(row));
      }
    }
    return counts;
  }

  @Nullable StageCounts stage(BatchKey key, StageName stage) {
    return stages(key).stream()
        .filter(counts -> counts.stage().equals(stage.text()))
        .findFirst()
        .orElse(null);
  }

  /** When a stage was over, by the clock of its run; null where it did not run. */
  @Nullable Instant ended(BatchKey key, StageName stage) {
    return byKey.getOrDefault(key, List.of()).stream()
        .filter(row -> stage(row) == stage)
        .map(row -> row.<Timestamp>getAs(Batches.ENDED).toInstant())
        .findFirst()
        .orElse(null);
  }

  Standing standing(BatchKey key) {
    Map<String, String> outcomes = new HashMap<>();
    stages(key).forEach(counts -> outcomes.put(counts.stage(), counts.outcome()));
    return Standing.of(outcomes);
  }

  private static boolean replaces(BatchKey other, BatchKey key) {
    return other.batchId().equals(key.batchId()) && other.attempt() > key.attempt();
  }

  private static StageCounts counts(Row row) {
    long started = row.<Timestamp>getAs(Batches.STARTED).getTime();
    long ended = row.<Timestamp>getAs(Batches.ENDED).getTime();
    return new StageCounts(
        row.getAs(Batches.STAGE),
        row.getAs(Batches.OUTCOME),
        row.<Long>getAs(Batches.ROWS_IN),
        row.<Long>getAs(Batches.ROWS_OUT),
        row.<Long>getAs(Batches.ROWS_REJECTED),
        ended - started);
  }

  private static StageName stage(Row row) {
    return StageName.valueOf(row.<String>getAs(Batches.STAGE).toUpperCase(Locale.ROOT));
  }
}
