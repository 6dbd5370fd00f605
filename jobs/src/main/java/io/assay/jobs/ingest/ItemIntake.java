package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.Salts;
import io.assay.lineage.provenance.DatasetKey;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;
import scala.collection.immutable.Seq;

/**
 * Takes in contributions. Identity is settled on the slim columns; the text is read from the files
 * once and joined again by its place, so that it takes part in no other shuffle.
 */
final class ItemIntake {
  private static final Seq<String> PLACE =
      JavaConverters.asScalaBuffer(List.of(Quarantine.FILE, Quarantine.RECORD_NUMBER)).toList();

  private ItemIntake() {}

  static Taken take(StageContext context, DatasetKey key, Scratch scratch) {
    ItemRecords kind =
        new ItemRecords(context.charter().intake(), context.batch().inputs().options(), key);
    Dataset<Row> read =
        scratch.keep(ReadFiles.of(context.spark(), context.batch().inputs().items(), kind));
    Column readable = col(Quarantine.REASON).isNull();
    Dataset<Row> slim =
        read.where(readable).drop(Quarantine.RAW, Contents.CONTENT, Contents.CONTENT_HASH);
    Dataset<Row> identified = scratch.keep(Identities.resolve(slim, context));
    Dataset<Row> items = identified.where(col(Identities.CLASH).isNull());
    write(context, items, read);
    Dataset<Row> clashing =
        read.drop(ITEM_ID, Quarantine.REASON, Quarantine.DETAIL)
            .join(
                identified
                    .where(col(Identities.CLASH).isNotNull())
                    .select(
                        col(Quarantine.FILE),
                        col(Quarantine.RECORD_NUMBER),
                        col(Identities.CLASH).as(Quarantine.REASON),
                        col(ITEM_ID).as(Quarantine.DETAIL)),
                PLACE,
                "inner");
    Dataset<Row> quarantine =
        Taken.quarantine(read.where(col(Quarantine.REASON).isNotNull()), "item")
            .unionByName(Taken.quarantine(clashing, "item"));
    Row counts =
        items
            .agg(count(lit(1)), count_if(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text())))
            .head();
    return new Taken(
        read.count(),
        counts.getLong(0),
        Map.of(
            Items.TABLE,
            counts.getLong(0),
            Contents.TABLE,
            counts.getLong(1),
            Salts.TABLE,
            counts.getLong(1)),
        quarantine);
  }

  private static void write(StageContext context, Dataset<Row> items, Dataset<Row> read) {
    BatchKey batch = context.batch().key();
    Dataset<Row> delivered =
        items
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(Quarantine.FILE), col(Quarantine.RECORD_NUMBER));
    context.tables().append(Items.TABLE, batch, items);
    context
        .tables()
        .append(
            Contents.TABLE,
            batch,
            read.select(
                    col(Quarantine.FILE),
                    col(Quarantine.RECORD_NUMBER),
                    col(Contents.CONTENT),
                    col(Contents.CONTENT_HASH))
                .join(delivered, PLACE, "inner"));
    context.tables().append(Salts.TABLE, batch, SaltRows.of(delivered, context));
  }
}
