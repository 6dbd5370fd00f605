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
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.DatasetKey;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who a record is: alone in its batch, and new, known, or revised against the history.
 *
 * <p>Within a batch an id stands for one record. The same record twice: one is kept, the smallest
 * by what else it says. The same id with different content or contributors: nobody can tell which
 * is meant, so all go to quarantine. Against history, an id belongs for good to who delivered it
 * first, whatever became of that: somebody else's record gets an id of its own, or a known id could
 * be taken over, and with it what was said and voted about it.
 *
 * <p>Most records are alone and new. So the ids that are not, or whose hash is not, are found
 * first, over hashes of 64 bits; only their records are looked at.
 */
final class Identities {
  /** A quarantine reason, or null. */
  static final String CLASH = "clash";

  /** The id under which the record is stored. */
  static final String STORED_ID = "stored_id";

  /** The same record came before in this batch. */
  static final String REPEATED = "repeated-record";

  /** The same id came with different content or contributors in this batch. */
  static final String CONFLICTING = "conflicting-id";

  private static final String HASH = "hash";
  private static final String HERE = "here";
  private static final String COPIES = "copies";
  private static final String MEANINGS = "meanings";
  private static final String KEPT = "kept";
  private static final String OWNERS = "owners";
  private static final String KNOWN = "known_contents";
  private static final String STANDING = "standing";

  private final StageContext context;
  private final DatasetKey key;
  private final Scratch scratch;

  Identities(StageContext context, DatasetKey key, Scratch scratch) {
    this.context = context;
    this.key = key;
    this.scratch = scratch;
  }

  /**
   * The records that are not simply new under their id, if there are any: {@link Quarantine#FILE}
   * and {@link Quarantine#RECORD_NUMBER}, and {@link #STORED_ID}, {@link Items#DELIVERY} and {@link
   * #CLASH}, which has no delivery.
   */
  Optional<Dataset<Row>> exceptions(Dataset<Row> readable) {
    Dataset<Row> suspects = scratch.keep(suspects(readable));
    if (suspects.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> slim =
        scratch.keep(suspected(readable.drop(Contents.CONTENT, Contents.CONTENT_HASH), suspects));
    Dataset<Row> marked = scratch.keep(withinBatch(slim));
    Dataset<Row> clashing =
        marked
            .where(col(CLASH).isNotNull())
            .withColumn(Items.DELIVERY, lit(null).cast("string"))
            .select(columns());
    Dataset<Row> alone = marked.where(col(CLASH).isNull());
    Dataset<Row> told =
        context.batch().history().isEmpty()
            ? clashing
            : clashing.unionByName(
                againstHistory(alone, known(suspected(past(), suspects)), readable)
                    .where(col(Items.DELIVERY).notEqual(Delivery.NEW.text()))
                    .select(columns()));
    return Optional.of(scratch.keep(told));
  }

  private static Column[] columns() {
    return new Column[] {
      col(Quarantine.FILE),
      col(Quarantine.RECORD_NUMBER),
      col(ITEM_ID).as(STORED_ID),
      col(Items.DELIVERY),
      col(CLASH)
    };
  }

  /** Hashes of ids of the batch that come more than once in batch and history. */
  private Dataset<Row> suspects(Dataset<Row> readable) {
    Dataset<Row> here = readable.select(hash(), lit(1).as(HERE));
    return (context.batch().history().isEmpty()
            ? here
            : here.unionAll(past().select(hash(), lit(0).as(HERE))))
        .groupBy(col(HASH))
        .agg(count(lit(1)).as(COPIES), max(col(HERE)).as(HERE))
        .where(col(COPIES).gt(1).and(col(HERE).equalTo(1)))
        .select(col(HASH));
  }

  private static Dataset<Row> suspected(Dataset<Row> rows, Dataset<Row> suspects) {
    return rows.withColumn(HASH, hash()).join(suspects, asScala(HASH), "left_semi").drop(HASH);
  }

  private static Column hash() {
    return xxhash64(col(ITEM_ID)).as(HASH);
  }

  /** Marks what an id that comes more than once leaves out. */
  private static Dataset<Row> withinBatch(Dataset<Row> records) {
    Column place =
        struct(Remainder.ofRecord(), col(Quarantine.FILE), col(Quarantine.RECORD_NUMBER));
    Dataset<Row> repeated =
        records
            .groupBy(col(ITEM_ID))
            .agg(
                count(lit(1)).as(COPIES),
                count_distinct(col(Items.CONTENT_MAC), col(Items.CONTRIBUTORS)).as(MEANINGS),
                min(place).as(KEPT))
            .where(col(COPIES).gt(1))
            .drop(COPIES);
    Column clash =
        when(col(MEANINGS).isNull(), lit(null))
            .when(col(MEANINGS).gt(1), lit(CONFLICTING))
            .when(place.notEqual(col(KEPT)), lit(REPEATED));
    return records
        .join(repeated, asScala(ITEM_ID), "left")
        .withColumn(CLASH, clash)
        .drop(MEANINGS, KEPT);
  }

  /** Adds {@link Items#DELIVERY}, and gives foreign deliveries their own id. */
  private Dataset<Row> againstHistory(
      Dataset<Row> items, Dataset<Row> known, Dataset<Row> readable) {
    Dataset<Row> told = scratch.keep(deliveries(items, known));
    Dataset<Row> foreign = told.where(isForeign());
    if (context.charter().intake().columns().id() == null || foreign.isEmpty()) {
      return told; // Derived ids hold their contributors, so none of them can be foreign.
    }
    Dataset<Row> own =
        foreign
            .join(
                readable.select(
                    col(Quarantine.FILE), col(Quarantine.RECORD_NUMBER), col(Contents.CONTENT)),
                asScala(Quarantine.FILE, Quarantine.RECORD_NUMBER))
            .withColumn(ITEM_ID, OwnId.of(key))
            .drop(Items.DELIVERY, Contents.CONTENT);
    // Their own ids are other ids, which the suspects know nothing of.
    Dataset<Row> knownOwn =
        known(past().join(own.select(col(ITEM_ID)), asScala(ITEM_ID), "left_semi"));
    Column foreignUnlessKnown =
        when(col(Items.DELIVERY).equalTo(Delivery.NEW.text()), Delivery.FOREIGN.text())
            .otherwise(col(Items.DELIVERY));
    Dataset<Row> renamed = deliveries(own, knownOwn).withColumn(Items.DELIVERY, foreignUnlessKnown);
    return told.where(not(isForeign())).unionByName(scratch.keep(renamed));
  }

  private static Column isForeign() {
    return col(Items.DELIVERY).equalTo(Delivery.FOREIGN.text());
  }

  private static Dataset<Row> deliveries(Dataset<Row> items, Dataset<Row> known) {
    Column delivery =
        when(col(OWNERS).isNull(), Delivery.NEW.text())
            .when(col(OWNERS).notEqual(col(Items.CONTRIBUTORS)), Delivery.FOREIGN.text())
            .when(size(col(KNOWN)).equalTo(0), Delivery.NEW.text()) // Judged afresh.
            .when(array_contains(col(KNOWN), col(Items.CONTENT_MAC)), Delivery.REDELIVERED.text())
            .otherwise(Delivery.REVISION.text());
    return items
        .join(known, asScala(ITEM_ID), "left")
        .withColumn(Items.DELIVERY, coalesce(delivery, lit(Delivery.NEW.text())))
        .drop(OWNERS, KNOWN);
  }

  /** Every delivery of the history but those that repeat an earlier one. */
  private Dataset<Row> past() {
    return context
        .tables()
        .read(Items.TABLE, context.batch().pastKeys())
        .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()));
  }

  /**
   * What each id stands for: its contributors, and the contents that are accepted or may yet be.
   */
  private Dataset<Row> known(Dataset<Row> past) {
    Dataset<Row> standing =
        CurrentVerdicts.standing(context.tables(), context.batch().history())
            .select(
                col(ITEM_ID),
                col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID),
                lit(true).as(STANDING));
    return past.select(col(ITEM_ID), col(BATCH_ID), col(Items.CONTRIBUTORS), col(Items.CONTENT_MAC))
        .join(standing, asScala(ITEM_ID, BATCH_ID), "left")
        .groupBy(col(ITEM_ID))
        .agg(
            first(col(Items.CONTRIBUTORS)).as(OWNERS), // All the same: others' come as foreign.
            collect_set(when(col(STANDING), col(Items.CONTENT_MAC))).as(KNOWN));
  }

  private static scala.collection.immutable.Seq<String> asScala(String... names) {
    return scala.collection.JavaConverters.asScalaBuffer(List.of(names)).toList();
  }
}
