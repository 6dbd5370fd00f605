package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.report.content.DuplicateList;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Duplicates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What repeats something else: how much, and pairs of each kind, the least alike first. */
final class DuplicateRows {
  private static final int PAIRS = 5;
  private static final List<String> KINDS =
      List.of(Duplicates.EXACT, Duplicates.NEAR, Duplicates.REVISION);
  private static final String IN_BATCH = "in_batch";

  /** Those of this batch and of history, which are read apart, as one. */
  private static final Comparator<Row> LEAST_ALIKE_FIRST =
      Comparator.comparing(DuplicateRows::jaccard).thenComparing(row -> row.<String>getAs(ITEM_ID));

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
        batchId,
        Grouped.first(
            PAIRS, rows, List.of(Duplicates.KIND, IN_BATCH), Duplicates.JACCARD, ITEM_ID));
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  Set<Excerpts.Place> places() {
    Set<Excerpts.Place> places = new HashSet<>();
    for (Row row : pairs) {
      places.add(later(row));
      places.add(kept(row));
    }
    return places;
  }

  DuplicateList list(Excerpts excerpts) {
    Map<String, long[]> counts = new LinkedHashMap<>();
    for (Row row : pairs) {
      counts
              .computeIfAbsent(row.getAs(Duplicates.KIND), any -> new long[2])[
              row.<Boolean>getAs(IN_BATCH) ? 0 : 1] =
          row.<Long>getAs(Grouped.COUNT);
    }
    List<DuplicateList.Kind> kinds = new ArrayList<>();
    List<DuplicateList.Pair> shown = new ArrayList<>();
    for (String kind : KINDS) {
      long[] count = counts.getOrDefault(kind, new long[2]);
      if (count[0] + count[1] > 0) {
        kinds.add(new DuplicateList.Kind(kind, count[0], count[1]));
        pairs.stream()
            .filter(row -> row.getAs(Duplicates.KIND).equals(kind))
            .sorted(LEAST_ALIKE_FIRST)
            .limit(PAIRS)
            .forEach(row -> shown.add(pair(row, excerpts)));
      }
    }
    return new DuplicateList(kinds, shown);
  }

  private static BigDecimal jaccard(Row row) {
    BigDecimal jaccard = row.getAs(Duplicates.JACCARD);
    return jaccard == null ? BigDecimal.ONE : jaccard;
  }

  private DuplicateList.Pair pair(Row row, Excerpts excerpts) {
    return new DuplicateList.Pair(
        row.getAs(Duplicates.KIND),
        likeness(row),
        excerpts.of(later(row)),
        excerpts.of(kept(row)),
        row.getAs(Duplicates.KEPT_BATCH_ID));
  }

  private static DuplicateList.@Nullable Likeness likeness(Row row) {
    String rule = row.getAs(Duplicates.RULE);
    if (rule == null) {
      return null;
    }
    List<DuplicateList.Compared> compared = new ArrayList<>();
    for (Row field : row.<Row>getList(row.fieldIndex(Duplicates.COMPARED))) {
      compared.add(
          new DuplicateList.Compared(
              field.getAs(Duplicates.FIELD),
              field.<Integer>getAs(Duplicates.SHARED),
              field.<Integer>getAs(Duplicates.SIZE),
              field.<Integer>getAs(Duplicates.KEPT_SIZE),
              field.getAs(Duplicates.THRESHOLD)));
    }
    return new DuplicateList.Likeness(
        rule, row.getAs(Duplicates.JACCARD), row.getAs(Duplicates.CONTAINMENT), compared);
  }

  private Excerpts.Place later(Row row) {
    return new Excerpts.Place(batchId, row.getAs(ITEM_ID));
  }

  private static Excerpts.Place kept(Row row) {
    return new Excerpts.Place(
        row.getAs(Duplicates.KEPT_BATCH_ID), row.getAs(Duplicates.KEPT_ITEM_ID));
  }
}
