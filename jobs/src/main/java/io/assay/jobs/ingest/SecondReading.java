package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.spark.CatalystRows;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.rules.item.IntakeException;
import io.assay.rules.item.RawRecord;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads files again for the raw bytes of chosen records, which are few and not worth keeping of
 * all. The choice is sorted as the records stand in the files and followed beside them.
 *
 * <p>Rows are those of {@link ReadFiles}, behind the item id and the note that the choice gives.
 */
final class SecondReading implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  /** What the choice says of a record beside its item id; may be null. */
  static final String NOTE = "note";

  private final Map<String, DeliveredFile> byName = new HashMap<>();
  private final RecordRows kind;
  private final int macIndex;

  private SecondReading(List<DeliveredFile> files, RecordRows kind) {
    files.forEach(file -> byName.put(file.name(), file));
    this.kind = kind;
    this.macIndex = ReadFiles.schema(kind).fieldIndex(Items.CONTENT_MAC);
  }

  /**
   * The records of a choice, with their raw bytes.
   *
   * @param files the files, all of different names
   * @param chosen rows with file, record number, item id, {@link #NOTE} and the MAC of the content
   *     as it was read first: one that differs now ends the reading with an {@link IntakeException}
   */
  static Dataset<Row> of(List<DeliveredFile> files, RecordRows kind, Dataset<Row> chosen) {
    StructType schema =
        new StructType().add(ITEM_ID, DataTypes.StringType).add(NOTE, DataTypes.StringType);
    for (StructField field : ReadFiles.schema(kind).fields()) {
      schema =
          field.name().equals(ITEM_ID)
              ? schema.add("read_id", field.dataType())
              : schema.add(field);
    }
    Dataset<Row> inOrder =
        chosen
            .select(
                col(Quarantine.FILE),
                col(Quarantine.RECORD_NUMBER),
                col(ITEM_ID),
                col(NOTE),
                col(Items.CONTENT_MAC))
            .repartition(col(Quarantine.FILE))
            .sortWithinPartitions(col(Quarantine.FILE), col(Quarantine.RECORD_NUMBER));
    return CatalystRows.of(inOrder, new SecondReading(files, kind), schema);
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> chosen) {
    Rows rows = new Rows(chosen);
    OpenFile.closeWithTask(rows);
    return rows;
  }

  private final class Rows implements Iterator<InternalRow>, AutoCloseable {
    private final Iterator<InternalRow> chosen;
    private @Nullable OpenFile open;

    Rows(Iterator<InternalRow> chosen) {
      this.chosen = chosen;
    }

    @Override
    public boolean hasNext() {
      if (!chosen.hasNext()) {
        close();
      }
      return chosen.hasNext();
    }

    @Override
    public InternalRow next() {
      InternalRow wanted = chosen.next();
      OpenFile file = open(wanted.getUTF8String(0));
      InternalRow read = file.row(find(file, wanted.getLong(1)), ReadFiles.Raw.ALL);
      if (read == null || !wanted.getUTF8String(4).equals(read.getUTF8String(macIndex))) {
        throw IntakeException.changed(file.file().name());
      }
      // Spark uses the row of the choice again for the next one.
      Object[] given = {wanted.getUTF8String(2).copy(), copy(wanted, 3)};
      return new JoinedRow(new GenericInternalRow(given), read);
    }

    private static @Nullable UTF8String copy(InternalRow row, int column) {
      return row.isNullAt(column) ? null : row.getUTF8String(column).copy();
    }

    @Override
    public void close() {
      if (open != null) {
        open.close();
        open = null;
      }
    }

    private OpenFile open(UTF8String name) {
      OpenFile file = open;
      if (file == null || !file.name().equals(name)) {
        close();
        file = OpenFile.of(Objects.requireNonNull(byName.get(name.toString())), kind);
        open = file;
      }
      return file;
    }

    private RawRecord find(OpenFile file, long number) {
      while (file.source().hasNext()) {
        RawRecord record = file.source().next();
        if (record.number() == number) {
          return record;
        }
      }
      throw IntakeException.changed(file.file().name());
    }
  }
}
