package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import io.assay.rules.dedupe.Precedence;
import java.sql.Timestamp;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Tells which records of the batch only {@link Judge} can judge: all but those that history has
 * under the same digest. Of several with one digest the set of shingles goes along once, in a row
 * of its own that stands before the first of them.
 */
final class OpenRecords implements MapPartitionsFunction<Row, Row> {
  /** What a row is for; in this order where places are the same. */
  static final String ROLE = "role";

  /** A kept record of history. */
  static final int KEPT = 0;

  /** The set that the records with this digest share. */
  static final int SET_OF_GROUP = 1;

  /** A record to judge; with a digest if it shares it, else with its own set. */
  static final int OFFER = 2;

  /** A record that repeats a kept one of history exactly. */
  static final int SETTLED = 3;

  /** Columns of the result, and of what {@link Judge} takes. */
  static final StructType SCHEMA =
      new StructType()
          .add(Compared.OFFERED, DataTypes.BooleanType)
          .add(CurrentVerdicts.DELIVERED_SEQUENCE, DataTypes.LongType)
          .add(Items.SUBMITTED_AT, DataTypes.TimestampType)
          .add(ITEM_ID, DataTypes.StringType)
          .add(ROLE, DataTypes.IntegerType)
          .add(BATCH_ID, DataTypes.StringType)
          .add(Compared.CONTRIBUTORS, DataTypes.StringType)
          .add(Digests.DIGEST, DataTypes.BinaryType)
          .add(ComparedContents.SET, DataTypes.BinaryType)
          .add(Duplicates.KEPT_ITEM_ID, DataTypes.StringType)
          .add(Duplicates.KEPT_BATCH_ID, DataTypes.StringType);

  private static final long serialVersionUID = 1L;

  /** Rows have the columns {@link Compared#exact}, the contributors and the set. */
  static Dataset<Row> among(Dataset<Row> compared) {
    return compared
        .repartition(col(Digests.DIGEST))
        .sortWithinPartitions(
            col(Digests.DIGEST),
            col(Compared.OFFERED),
            // The set first: which of the records carries it depends on the partitions.
            col(ComparedContents.SET).isNull(),
            col(CurrentVerdicts.DELIVERED_SEQUENCE),
            col(Items.SUBMITTED_AT),
            col(ITEM_ID),
            col(BATCH_ID))
        .mapPartitions(new OpenRecords(), Encoders.row(SCHEMA));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new GroupIterator(rows, Group::new);
  }

  private static final class Group implements GroupIterator.Group {
    private final KeptPair history = new KeptPair();
    private byte @Nullable [] set;
    private @Nullable Row first;
    private @Nullable Row only;

    @Override
    public void add(Row row, Consumer<Row> out) {
      if (!row.<Boolean>getAs(Compared.OFFERED)) {
        history.add(KeptPair.Kept.of(row));
        return;
      }
      set = set == null ? row.getAs(ComparedContents.SET) : set;
      KeptPair.Kept kept = history.otherThan(row.getAs(ITEM_ID));
      if (kept != null) {
        out.accept(row(row, SETTLED, null, null, kept));
      } else {
        open(row, out);
      }
    }

    private void open(Row row, Consumer<Row> out) {
      if (first == null) {
        first = row;
        only = row;
        return;
      }
      if (only != null) {
        out.accept(row(only, OFFER, only.getAs(Digests.DIGEST), null, null));
        only = null;
      }
      out.accept(row(row, OFFER, row.getAs(Digests.DIGEST), null, null));
      first = isBefore(row, first) ? row : first;
    }

    @Override
    public void end(Consumer<Row> out) {
      if (only != null) {
        out.accept(row(only, OFFER, null, Objects.requireNonNull(set, "set"), null));
      } else if (first != null) {
        out.accept(
            row(
                first,
                SET_OF_GROUP,
                first.getAs(Digests.DIGEST),
                Objects.requireNonNull(set, "set"),
                null));
      }
    }

    /** Within a batch: by submission, then by id in the order of Spark's strings. */
    private static boolean isBefore(Row one, Row other) {
      return precedence(one).compareTo(precedence(other)) < 0;
    }

    private static Precedence precedence(Row row) {
      return new Precedence(
          row.<Long>getAs(CurrentVerdicts.DELIVERED_SEQUENCE),
          row.<Timestamp>getAs(Items.SUBMITTED_AT).toInstant(),
          row.getAs(ITEM_ID));
    }

    private static Row row(
        Row of,
        int role,
        byte @Nullable [] digest,
        byte @Nullable [] set,
        KeptPair.@Nullable Kept kept) {
      return RowFactory.create(
          true,
          of.getAs(CurrentVerdicts.DELIVERED_SEQUENCE),
          of.getAs(Items.SUBMITTED_AT),
          of.getAs(ITEM_ID),
          role,
          of.getAs(BATCH_ID),
          of.getAs(Compared.CONTRIBUTORS),
          digest,
          set,
          kept == null ? null : kept.itemId(),
          kept == null ? null : kept.batchId());
    }
  }
}
