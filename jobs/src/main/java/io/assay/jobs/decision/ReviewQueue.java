package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Suspects;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.decision.VerdictKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Every content that waits for the decision of a person, oldest delivery first, then by rank among
 * suspects, then by id.
 */
public final class ReviewQueue {
  private ReviewQueue() {}

  /**
   * One content that waits.
   *
   * @param item id of the item
   * @param batch the batch that delivered it
   * @param reasons why it waits, and what else is known about it
   * @param keptItem the item that it repeats or repeated, or null
   * @param suspect what its given label is, and what it rather is; null if that is no suspect
   * @param content its fields, by name; empty if it was erased
   * @param attributes what the contributor says of it, by name
   */
  public record Waiting(
      String item,
      String batch,
      List<String> reasons,
      @Nullable String keptItem,
      @Nullable Suspect suspect,
      Map<String, String> content,
      Map<String, String> attributes) {}

  /**
   * A given label that is probably wrong.
   *
   * @param rank place among all suspects when the content was delivered, from 1
   */
  public record Suspect(long rank, String given, String suggested) {}

  /** The queue after these batches; rows are fetched as they are asked for. */
  public static Iterator<Waiting> of(TableStore tables, List<Batch.Past> history) {
    List<BatchKey> keys = history.stream().map(Batch.Past::key).toList();
    String[] place = {ITEM_ID, BATCH_ID};
    Dataset<Row> waiting =
        CurrentVerdicts.of(tables, history)
            .where(ItemVerdicts.is(VerdictKind.REVIEW))
            .select(
                col(ITEM_ID),
                col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID),
                col(Verdicts.REASONS),
                col(CurrentVerdicts.DELIVERED_SEQUENCE));
    Dataset<Row> kept =
        tables
            .read(Duplicates.TABLE, keys)
            .groupBy(col(ITEM_ID), col(BATCH_ID))
            .agg(max(col(Duplicates.KEPT_ITEM_ID)).as(Duplicates.KEPT_ITEM_ID));
    Dataset<Row> suspects =
        tables
            .read(Suspects.TABLE, keys)
            .where(col(BATCH_ID).equalTo(col(Suspects.DELIVERED_BATCH_ID)))
            .select(
                col(ITEM_ID),
                col(BATCH_ID),
                col(Suspects.RANK),
                col(Suspects.GIVEN),
                col(Suspects.SUGGESTED));
    Dataset<Row> contents =
        tables
            .read(Contents.TABLE, keys)
            .select(col(ITEM_ID), col(BATCH_ID), col(Contents.CONTENT));
    Dataset<Row> items =
        tables.read(Items.TABLE, keys).select(col(ITEM_ID), col(BATCH_ID), col(Items.ATTRIBUTES));
    Iterator<Row> rows =
        waiting
            .join(kept, place, "left")
            .join(suspects, place, "left")
            .join(contents, place, "left")
            .join(items, place, "left")
            .sort(
                col(CurrentVerdicts.DELIVERED_SEQUENCE),
                col(Suspects.RANK).asc_nulls_last(),
                col(ITEM_ID))
            .toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Waiting next() {
        return waiting(rows.next());
      }
    };
  }

  private static Waiting waiting(Row row) {
    List<String> reasons = new ArrayList<>(row.getList(row.fieldIndex(Verdicts.REASONS)));
    return new Waiting(
        row.getAs(ITEM_ID),
        row.getAs(BATCH_ID),
        reasons,
        row.getAs(Duplicates.KEPT_ITEM_ID),
        suspect(row),
        texts(row, Contents.CONTENT),
        texts(row, Items.ATTRIBUTES));
  }

  private static Map<String, String> texts(Row row, String column) {
    int index = row.fieldIndex(column);
    Map<String, String> texts = new TreeMap<>();
    if (!row.isNullAt(index)) {
      texts.putAll(row.<String, String>getJavaMap(index));
    }
    texts.values().removeIf(java.util.Objects::isNull);
    return texts;
  }

  private static @Nullable Suspect suspect(Row row) {
    Long rank = row.getAs(Suspects.RANK);
    return rank == null
        ? null
        : new Suspect(rank, row.getAs(Suspects.GIVEN), row.getAs(Suspects.SUGGESTED));
  }
}
