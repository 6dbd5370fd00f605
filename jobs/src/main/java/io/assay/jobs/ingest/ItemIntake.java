package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.Salts;
import io.assay.lineage.provenance.DatasetKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes in contributions. Identity is settled on the slim columns alone; then the files are read a
 * second time for the text of what is new.
 */
final class ItemIntake {
  private final StageContext context;
  private final List<Path> files;
  private final ItemRecords kind;

  private ItemIntake(StageContext context, DatasetKey key) {
    this.context = context;
    this.files = context.batch().inputs().items();
    this.kind =
        new ItemRecords(context.charter().intake(), context.batch().inputs().options(), key);
  }

  static Taken take(StageContext context, DatasetKey key, Scratch scratch) {
    return new ItemIntake(context, key).take(scratch);
  }

  private Taken take(Scratch scratch) {
    Dataset<Row> read =
        scratch.keep(
            ReadFiles.of(context.spark(), files, kind, ReadFiles.Raw.UNREADABLE)
                .drop(Contents.CONTENT, Contents.CONTENT_HASH));
    Column isReadable = col(Quarantine.REASON).isNull();
    Dataset<Row> identified =
        Identities.resolve(read.where(isReadable).drop(Quarantine.RAW), context, scratch);
    Dataset<Row> items = identified.where(col(Identities.CLASH).isNull());
    write(items);
    Row counts =
        identified
            .agg(
                count(lit(1)),
                count(col(Identities.CLASH)),
                count_if(
                    col(Items.DELIVERY)
                        .notEqual(Delivery.REDELIVERED.text())
                        .and(col(Identities.CLASH).isNull())))
            .head();
    long taken = counts.getLong(0) - counts.getLong(1);
    Dataset<Row> unreadable = Taken.quarantine(read.where(not(isReadable)), "item");
    return new Taken(
        read.count(),
        taken,
        Map.of(
            Items.TABLE, taken, Contents.TABLE, counts.getLong(2), Salts.TABLE, counts.getLong(2)),
        counts.getLong(1) == 0 ? unreadable : unreadable.unionByName(clashing(identified)));
  }

  private void write(Dataset<Row> items) {
    BatchKey batch = context.batch().key();
    Dataset<Row> delivered =
        items
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(
                col(ITEM_ID),
                col(Quarantine.FILE),
                col(Quarantine.RECORD_NUMBER),
                col(Items.CONTENT_MAC),
                lit(null).cast("string").as(SecondReading.NOTE));
    // First, since a file that has changed ends the batch here: then nothing of it is in any table.
    context
        .tables()
        .append(
            Contents.TABLE,
            batch,
            SecondReading.of(files, kind, ReadFiles.Raw.UNREADABLE, delivered));
    context.tables().append(Items.TABLE, batch, items);
    context.tables().append(Salts.TABLE, batch, SaltRows.of(delivered, context));
  }

  private Dataset<Row> clashing(Dataset<Row> identified) {
    Dataset<Row> chosen =
        identified
            .where(col(Identities.CLASH).isNotNull())
            .withColumn(SecondReading.NOTE, col(Identities.CLASH));
    return Taken.quarantine(
        SecondReading.of(files, kind, ReadFiles.Raw.ALL, chosen)
            .withColumn(Quarantine.REASON, col(SecondReading.NOTE))
            .withColumn(Quarantine.DETAIL, col(ITEM_ID)),
        "item");
  }
}
