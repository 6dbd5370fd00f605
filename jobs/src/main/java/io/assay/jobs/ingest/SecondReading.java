package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.rules.item.IntakeException;
import io.assay.rules.item.RawRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Reads files again for chosen records. The choice is sorted as the records stand in the files and
 * followed beside them, so that no text is shuffled, sorted or cached: reading costs less.
 *
 * <p>Rows are those of {@link ReadFiles}, behind the item id and the detail that the choice gives.
 */
final class SecondReading implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** What the choice says of a record beside its item id; may be null. */
  static final String NOTE = "note";

  private static final int CHOSEN_COLUMNS = 2;

  private final Map<String, String> paths = new HashMap<>();
  private final RecordRows kind;
  private final ReadFiles.Raw raw;
  private final int macIndex;

  private SecondReading(List<Path> files, RecordRows kind, ReadFiles.Raw raw) {
    files.forEach(
        file -> paths.put(String.valueOf(file.getFileName()), file.toAbsolutePath().toString()));
    this.kind = kind;
    this.raw = raw;
    this.macIndex = ReadFiles.schema(kind).fieldIndex(Items.CONTENT_MAC);
  }

  /**
   * The records of a choice.
   *
   * @param files the files, all of different names
   * @param chosen rows with file, record number, item id, {@link #NOTE} and the MAC of the content
   *     as it was read first: one that differs now ends the reading with an {@link IntakeException}
   */
  static Dataset<Row> of(
      List<Path> files, RecordRows kind, ReadFiles.Raw raw, Dataset<Row> chosen) {
    StructType schema =
        new StructType().add(ITEM_ID, DataTypes.StringType).add(NOTE, DataTypes.StringType);
    for (StructField field : ReadFiles.schema(kind).fields()) {
      schema =
          field.name().equals(ITEM_ID)
              ? schema.add("read_id", field.dataType())
              : schema.add(field);
    }
    return chosen
        .select(
            col(Quarantine.FILE),
            col(Quarantine.RECORD_NUMBER),
            col(ITEM_ID),
            col(NOTE),
            col(Items.CONTENT_MAC))
        .repartition(col(Quarantine.FILE))
        .sortWithinPartitions(col(Quarantine.FILE), col(Quarantine.RECORD_NUMBER))
        .mapPartitions(new SecondReading(files, kind, raw), Encoders.row(schema));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> chosen) {
    Rows rows = new Rows(chosen);
    OpenFile.closeWithTask(rows);
    return rows;
  }

  private final class Rows implements Iterator<Row>, AutoCloseable {
    private final Iterator<Row> chosen;
    private @Nullable OpenFile open;

    Rows(Iterator<Row> chosen) {
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
    public Row next() {
      Row wanted = chosen.next();
      OpenFile file = open(wanted.getString(0));
      Row read = file.row(find(file, wanted.getLong(1)), raw);
      if (read == null || !Objects.equals(read.get(macIndex), wanted.get(4))) {
        throw IntakeException.changed(file.name());
      }
      Object[] values = new Object[CHOSEN_COLUMNS + read.size()];
      values[0] = wanted.get(2);
      values[1] = wanted.get(3);
      for (int i = 0; i < read.size(); i++) {
        values[CHOSEN_COLUMNS + i] = read.get(i);
      }
      return RowFactory.create(values);
    }

    @Override
    public void close() {
      if (open != null) {
        open.close();
        open = null;
      }
    }

    private OpenFile open(String name) {
      OpenFile file = open;
      if (file == null || !file.name().equals(name)) {
        close();
        file = OpenFile.of(Path.of(String.valueOf(paths.get(name))), kind);
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
      throw IntakeException.changed(file.name());
    }
  }
}
