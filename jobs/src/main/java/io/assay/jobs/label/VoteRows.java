package io.assay.jobs.label;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Votes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of items and votes as rows of one shape, so that one exchange brings
 * together what speaks of an item. Columns by place: {@link #ITEM} and so on.
 */
final class VoteRows {
  static final int ITEM = 0;

  /** One of the kinds below. */
  static final int KIND = 1;

  /** Contributors of an item; the annotator of a vote. */
  static final int PEOPLE = 2;

  static final int LABEL = 3;

  /** Outcome of a label that was told before. */
  static final int OUTCOME = 4;

  /** Sequence number of the batch. */
  static final int DELIVERY = 5;

  /** Microseconds since 1970, the least number for a vote without an instant. */
  static final int TIME = 6;

  /** Whether the row is of the batch at hand. */
  static final int CURRENT = 7;

  static final int DELIVERED = 0;
  static final int VOTE = 1;
  static final int GOLD = 2;
  static final int TOLD = 3;

  /** What earlier batches said of items. */
  enum Told {
    /** Votes on one item may change what is said of another. */
    NEEDED,
    /** What is said of an item changes with votes on that item alone, which are asked for. */
    NEEDLESS
  }

  private final Batch batch;
  private final TableStore tables;

  VoteRows(StageContext context) {
    this.batch = context.batch();
    this.tables = context.tables();
  }

  /**
   * The rows, those about an item in one partition.
   *
   * @param told whether what earlier batches said of an item is needed
   * @param gold known labels, with the columns of {@link GoldFile}; null without
   */
  Dataset<Row> byItem(Told told, @Nullable Dataset<Row> gold) {
    Dataset<Row> rows = ofBoth(Items.TABLE, DELIVERED).unionAll(ofBoth(Votes.TABLE, VOTE));
    if (gold != null) {
      rows = rows.unionAll(shaped(gold, GOLD, lit(0), lit(false)));
    }
    if (told == Told.NEEDED && !batch.history().isEmpty()) {
      rows = rows.unionAll(past(Labels.TABLE, TOLD));
    }
    return rows.repartition(col(ITEM_ID));
  }

  private Dataset<Row> ofBoth(TableDefinition table, int kind) {
    Dataset<Row> current =
        shaped(tables.read(table, batch.key()), kind, lit((int) batch.sequence()), lit(true));
    return batch.history().isEmpty() ? current : current.unionAll(past(table, kind));
  }

  private Dataset<Row> past(TableDefinition table, int kind) {
    Column delivery = CurrentVerdicts.sequenceOf(col(BATCH_ID), batch.history()).cast("int");
    return shaped(tables.read(table, batch.pastKeys()), kind, delivery, lit(false));
  }

  private static Dataset<Row> shaped(
      Dataset<Row> rows, int kind, Column delivery, Column isCurrent) {
    Dataset<Row> meant =
        kind == DELIVERED
            ? rows.where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            : rows;
    Column nobody = lit(null).cast("array<string>");
    Column nothing = lit(null).cast("string");
    return meant.select(
        col(ITEM_ID),
        lit(kind).as("kind"),
        (switch (kind) {
              case DELIVERED -> col(Items.CONTRIBUTORS);
              case VOTE -> array(col(Votes.ANNOTATOR));
              default -> nobody;
            })
            .as("people"),
        (kind == DELIVERED ? nothing : col(Votes.LABEL)).as("label"),
        (kind == TOLD ? col(Labels.OUTCOME) : nothing).as("outcome"),
        delivery.as("delivery"),
        (kind == VOTE
                ? coalesce(unix_micros(col(Votes.VOTED_AT)), lit(Long.MIN_VALUE))
                : lit(Long.MIN_VALUE))
            .as("time"),
        isCurrent.as("current"));
  }
}
