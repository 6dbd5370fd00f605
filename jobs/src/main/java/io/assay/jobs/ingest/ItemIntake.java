package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;

/**
 * Takes in contributions. The files are read once, and what they say is kept, so that who is who
 * can be settled before each table is written.
 */
final class ItemIntake {
  private final StageContext context;
  private final DatasetKey key;
  private final List<DeliveredFile> files;
  private final ItemRecords kind;

  private ItemIntake(StageContext context, DatasetKey key) {
    this.context = context;
    this.key = key;
    this.files = DeliveredFile.of(context.batch().inputs().items(), context.batch().digests());
    this.kind =
        new ItemRecords(context.charter().intake(), context.batch().inputs().options(), key);
  }

  static Taken take(StageContext context, DatasetKey key, Scratch scratch) {
    return context.batch().inputs().items().isEmpty()
        ? Taken.NOTHING
        : new ItemIntake(context, key).take(scratch);
  }

  private Taken take(Scratch scratch) {
    Dataset<Row> read =
        ReadFiles.kept(context.spark(), files, kind, ReadFiles.Raw.UNREADABLE, scratch);
    Row records = read.agg(count(lit(1)), count(col(Quarantine.REASON))).head();
    Dataset<Row> readable = read.where(col(Quarantine.REASON).isNull()).drop(Quarantine.RAW);
    Optional<Dataset<Row>> exceptions = new Identities(context, key, scratch).exceptions(readable);
    long clashing = 0;
    long redelivered = 0;
    if (exceptions.isPresent()) {
      Row counts =
          exceptions.get().agg(count(col(Identities.CLASH)), count_if(isRedelivered())).head();
      clashing = counts.getLong(0);
      redelivered = counts.getLong(1);
    }
    Dataset<Row> unreadable = read.where(col(Quarantine.REASON).isNotNull());
    Dataset<Row> identified =
        exceptions
            .map(found -> identified(readable, found))
            .orElseGet(() -> readable.withColumn(Items.DELIVERY, lit(Delivery.NEW.text())));
    // First, since this reads files again: one that changed leaves nothing of itself in any table.
    if (records.getLong(1) + clashing > 0) {
      QuarantineRows.ITEM.append(
          context,
          clashing == 0
              ? unreadable
              : unreadable.unionByName(clashing(readable, exceptions.get()), true));
    }
    write(identified);
    long taken = records.getLong(0) - records.getLong(1) - clashing;
    long delivered = taken - redelivered;
    return new Taken(
        records.getLong(0),
        taken,
        Map.of(Items.TABLE, taken, Contents.TABLE, delivered, Salts.TABLE, delivered));
  }

  private static Column isRedelivered() {
    return coalesce(col(Items.DELIVERY).equalTo(Delivery.REDELIVERED.text()), lit(false));
  }

  /** The records that are kept, under the ids that they are stored under. */
  private static Dataset<Row> identified(Dataset<Row> readable, Dataset<Row> exceptions) {
    return readable
        .join(exceptions, place(), "left")
        .where(col(Identities.CLASH).isNull())
        .withColumn(ITEM_ID, coalesce(col(Identities.STORED_ID), col(ITEM_ID)))
        .withColumn(Items.DELIVERY, coalesce(col(Items.DELIVERY), lit(Delivery.NEW.text())));
  }

  private void write(Dataset<Row> items) {
    BatchKey batch = context.batch().key();
    Dataset<Row> delivered = items.where(not(isRedelivered()));
    context.tables().append(Contents.TABLE, batch, delivered);
    context.tables().append(Items.TABLE, batch, items);
    context
        .tables()
        .append(Salts.TABLE, batch, delivered.withColumn(Salts.SALT, SaltOf.itemId(context)));
  }

  private Dataset<Row> clashing(Dataset<Row> readable, Dataset<Row> exceptions) {
    Dataset<Row> chosen =
        exceptions
            .where(col(Identities.CLASH).isNotNull())
            .join(
                readable.select(
                    col(Quarantine.FILE), col(Quarantine.RECORD_NUMBER), col(Items.CONTENT_MAC)),
                place())
            .withColumn(ITEM_ID, col(Identities.STORED_ID))
            .withColumn(SecondReading.NOTE, col(Identities.CLASH));
    return SecondReading.of(files, kind, chosen)
        .withColumn(Quarantine.REASON, col(SecondReading.NOTE))
        .withColumn(Quarantine.DETAIL, col(ITEM_ID));
  }

  private static scala.collection.immutable.Seq<String> place() {
    return JavaConverters.asScalaBuffer(List.of(Quarantine.FILE, Quarantine.RECORD_NUMBER))
        .toList();
  }
}
