package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.Verdicts;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who a record is: alone in its batch, and new, known, or revised against the history.
 *
 * <p>Within a batch an id stands for one record. The same record twice: one is kept, the smallest
 * by what else it says. The same id with different content or contributors: nobody can tell which
 * is meant, so all go to quarantine. Against history, an id belongs to its contributors: somebody
 * else's record gets an id of its own, or a known id could be taken over.
 */
final class Identities {
  /** Added by {@link #resolve}: a quarantine reason, or null. */
  static final String CLASH = "clash";

  /** The same record came before in this batch. */
  static final String REPEATED = "repeated-record";

  /** The same id came with different content or contributors in this batch. */
  static final String CONFLICTING = "conflicting-id";

  private static final String COPIES = "copies";
  private static final String MEANINGS = "meanings";
  private static final String KEPT = "kept";
  private static final String OWNERS = "owners";
  private static final String KNOWN = "known_contents";

  private Identities() {}

  /** Adds {@link #CLASH}, and for records without a clash {@link Items#DELIVERY}. */
  static Dataset<Row> resolve(Dataset<Row> readable, StageContext context, Scratch scratch) {
    Dataset<Row> repeatedIds = scratch.keep(repeatedIds(readable));
    boolean isRepeated = !repeatedIds.isEmpty();
    Dataset<Row> marked =
        isRepeated
            ? scratch.keep(withinBatch(readable, repeatedIds))
            : readable.withColumn(CLASH, lit(null).cast("string"));
    if (context.batch().history().isEmpty()) {
      return marked.withColumn(Items.DELIVERY, lit(Delivery.NEW.text()));
    }
    Column alone = col(CLASH).isNull();
    Dataset<Row> told = againstHistory(marked.where(alone), context, scratch);
    return isRepeated
        ? told.unionByName(
            marked.where(not(alone)).withColumn(Items.DELIVERY, lit(null).cast("string")))
        : told;
  }

  private static Dataset<Row> repeatedIds(Dataset<Row> readable) {
    return readable
        .groupBy(col(ITEM_ID))
        .agg(count(lit(1)).as(COPIES))
        .where(col(COPIES).gt(1))
        .select(col(ITEM_ID));
  }

  /** Marks what an id that comes more than once leaves out. */
  private static Dataset<Row> withinBatch(Dataset<Row> readable, Dataset<Row> repeatedIds) {
    Column place =
        struct(col(ItemRecords.REMAINDER), col(Quarantine.FILE), col(Quarantine.RECORD_NUMBER));
    Dataset<Row> repeated =
        readable
            .join(repeatedIds, asScala(ITEM_ID), "left_semi")
            .groupBy(col(ITEM_ID))
            .agg(
                count_distinct(col(Items.CONTENT_MAC), col(Items.CONTRIBUTORS)).as(MEANINGS),
                min(place).as(KEPT));
    Column clash =
        when(col(MEANINGS).isNull(), lit(null))
            .when(col(MEANINGS).gt(1), lit(CONFLICTING))
            .when(place.notEqual(col(KEPT)), lit(REPEATED));
    return readable
        .join(repeated, asScala(ITEM_ID), "left")
        .withColumn(CLASH, clash)
        .drop(MEANINGS, KEPT);
  }

  /** Adds {@link Items#DELIVERY}, and gives foreign deliveries their own id. */
  private static Dataset<Row> againstHistory(
      Dataset<Row> items, StageContext context, Scratch scratch) {
    Dataset<Row> known = known(context);
    Dataset<Row> told = scratch.keep(deliveries(items, known));
    Dataset<Row> foreign = told.where(isForeign());
    if (context.charter().intake().columns().id() == null || foreign.isEmpty()) {
      return told; // Derived ids hold their contributors, so none of them can be foreign.
    }
    Dataset<Row> own = foreign.withColumn(ITEM_ID, col(ItemRecords.OWN_ID)).drop(Items.DELIVERY);
    Column foreignUnlessKnown =
        when(col(Items.DELIVERY).equalTo(Delivery.NEW.text()), Delivery.FOREIGN.text())
            .otherwise(col(Items.DELIVERY));
    Dataset<Row> renamed = deliveries(own, known).withColumn(Items.DELIVERY, foreignUnlessKnown);
    return told.where(not(isForeign())).unionByName(scratch.keep(renamed));
  }

  private static Column isForeign() {
    return col(Items.DELIVERY).equalTo(Delivery.FOREIGN.text());
  }

  private static Dataset<Row> deliveries(Dataset<Row> items, Dataset<Row> known) {
    Column delivery =
        when(col(OWNERS).isNull(), Delivery.NEW.text())
            .when(col(OWNERS).notEqual(col(Items.CONTRIBUTORS)), Delivery.FOREIGN.text())
            .when(array_contains(col(KNOWN), col(Items.CONTENT_MAC)), Delivery.REDELIVERED.text())
            .otherwise(Delivery.REVISION.text());
    return items
        .join(known, asScala(ITEM_ID), "left")
        .withColumn(Items.DELIVERY, coalesce(delivery, lit(Delivery.NEW.text())))
        .drop(OWNERS, KNOWN);
  }

  /**
   * What each id stands for: its contributors, and the contents that are accepted or may yet be.
   */
  private static Dataset<Row> known(StageContext context) {
    Dataset<Row> standing =
        CurrentVerdicts.standing(context.tables(), context.batch().history())
            .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID));
    return context
        .tables()
        .read(Items.TABLE, context.batch().pastKeys())
        .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
        .select(col(ITEM_ID), col(BATCH_ID), col(Items.CONTRIBUTORS), col(Items.CONTENT_MAC))
        .join(standing, asScala(ITEM_ID, BATCH_ID))
        .groupBy(col(ITEM_ID))
        .agg(
            first(col(Items.CONTRIBUTORS)).as(OWNERS), // All the same: only owners may revise.
            collect_set(col(Items.CONTENT_MAC)).as(KNOWN));
  }

  private static scala.collection.immutable.Seq<String> asScala(String... names) {
    return scala.collection.JavaConverters.asScalaBuffer(List.of(names)).toList();
  }
}
