package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.expression.FlatItems;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Salts;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows that gates measure, with {@link MeasuredColumns}; no more is read than these need. */
final class MeasuredRows {
  private static final String[] CONTENT = {ITEM_ID, BATCH_ID};

  private final StageContext context;
  private final MeasuredColumns columns;

  MeasuredRows(StageContext context) {
    this.context = context;
    this.columns = new MeasuredColumns(context.charter());
  }

  /** What is measured of these rows. */
  MeasuredColumns columns() {
    return columns;
  }

  /**
   * The rows of a set.
   *
   * @param set item id and the batch that delivered the content
   * @param keys batches that these can be
   */
  Dataset<Row> of(Dataset<Row> set, List<BatchKey> keys) {
    if (columns.all().isEmpty()) {
      return set;
    }
    Dataset<Row> items = context.tables().read(Items.TABLE, keys).join(set, CONTENT, "left_semi");
    Dataset<Row> joined =
        columns.needsText() || !columns.ofContents().isEmpty()
            ? items.join(contents(keys, List.of()), CONTENT, "inner")
            : items;
    return flat(joined, List.of()).select(columns.all().toArray(Column[]::new));
  }

  /**
   * Measured items of the batch.
   *
   * @param items rows of {@code items}
   * @return id and contributors, the hash of the content, the salt, and what is measured
   */
  Dataset<Row> own(Dataset<Row> items) {
    BatchKey key = context.batch().key();
    List<String> proof = List.of(Contents.CONTENT_HASH, Salts.SALT);
    Dataset<Row> salts =
        context.tables().read(Salts.TABLE, key).select(col(ITEM_ID), col(Salts.SALT));
    Dataset<Row> joined =
        items
            .join(
                contents(List.of(key), List.of(Contents.CONTENT_HASH)).drop(BATCH_ID),
                ItemVerdicts.on(ITEM_ID),
                "left")
            .join(salts, ItemVerdicts.on(ITEM_ID), "left");
    List<Column> all = new ArrayList<>();
    for (String name : List.of(ITEM_ID, Items.CONTRIBUTORS)) {
      all.add(FlatItems.own(name).as(name));
    }
    proof.forEach(name -> all.add(FlatItems.own(name).as(name)));
    all.addAll(columns.all());
    return flat(joined, proof).select(all.toArray(Column[]::new));
  }

  private Dataset<Row> contents(List<BatchKey> keys, List<String> further) {
    List<Column> kept = new ArrayList<>(List.of(col(ITEM_ID), col(BATCH_ID)));
    further.forEach(name -> kept.add(col(name)));
    kept.addAll(columns.ofContents());
    if (columns.needsText()) {
      kept.add(col(Contents.CONTENT));
    }
    return context.tables().read(Contents.TABLE, keys).select(kept.toArray(Column[]::new));
  }

  private Dataset<Row> flat(Dataset<Row> joined, List<String> further) {
    List<String> others = new ArrayList<>(further);
    others.addAll(columns.namesOfContents());
    Dataset<Row> whole =
        columns.needsText()
            ? joined
            : joined.withColumn(Contents.CONTENT, lit(null).cast("map<string,string>"));
    return FlatItems.of(whole, context.charter(), others);
  }
}
