package io.assay.jobs.ingest;

import io.assay.jobs.table.Quarantine;
import io.assay.rules.item.RawRecord;
import io.assay.rules.item.RecordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole files inside tasks, one file after the other, one record at a time. Every record
 * gives one row: where it stands and its raw bytes, the reason if it cannot be read, then the
 * columns of its kind.
 */
final class ReadFiles implements MapPartitionsFunction<String, Row> {
  private static final long serialVersionUID = 1L;

  /** The columns that every kind has, named as in {@link Quarantine}. */
  private static final StructType PLACE =
      new StructType()
          .add(Quarantine.FILE, DataTypes.StringType)
          .add(Quarantine.RECORD_NUMBER, DataTypes.LongType)
          .add(Quarantine.BYTE_OFFSET, DataTypes.LongType)
          .add(Quarantine.LENGTH, DataTypes.LongType)
          .add(Quarantine.RAW, DataTypes.BinaryType)
          .add(Quarantine.TRUNCATED, DataTypes.BooleanType)
          .add(Quarantine.REASON, DataTypes.StringType)
          .add(Quarantine.DETAIL, DataTypes.StringType);

  private final RecordRows kind;

  private ReadFiles(RecordRows kind) {
    this.kind = kind;
  }

  /** The rows of all files, in no order that matters. */
  static Dataset<Row> of(SparkSession spark, List<Path> files, RecordRows kind) {
    StructType schema = schema(kind);
    if (files.isEmpty()) {
      return spark.createDataFrame(List.of(), schema);
    }
    List<String> names = files.stream().map(file -> file.toAbsolutePath().toString()).toList();
    return spark
        .createDataset(names, Encoders.STRING())
        .repartition(names.size())
        .mapPartitions(new ReadFiles(kind), Encoders.row(schema));
  }

  private static StructType schema(RecordRows kind) {
    StructType schema = PLACE;
    for (StructField field : kind.columns().fields()) {
      schema = schema.add(field);
    }
    return schema;
  }

  @Override
  public Iterator<Row> call(Iterator<String> files) {
    return new Rows(files, kind);
  }

  /** Pulls one record at a time through all files of a partition. */
  private static final class Rows implements Iterator<Row> {
    private final Iterator<String> files;
    private final RecordRows kind;
    private @Nullable OpenFile open;
    private @Nullable Row ahead;

    Rows(Iterator<String> files, RecordRows kind) {
      this.files = files;
      this.kind = kind;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && (open != null || files.hasNext())) {
        if (open == null) {
          open = OpenFile.of(Path.of(files.next()), kind);
        }
        if (open.source().hasNext()) {
          ahead = open.row(open.source().next());
        } else {
          open.source().close();
          open = null;
        }
      }
      return ahead != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = Objects.requireNonNull(ahead);
      ahead = null;
      return row;
    }
  }

  /** A file being read. */
  private record OpenFile(String name, RecordSource source, RecordRows.RowMaker maker) {

    static OpenFile of(Path file, RecordRows kind) {
      try {
        String name = String.valueOf(file.getFileName());
        RecordSource source = RecordSource.open(name, Files.newInputStream(file), kind.shape());
        return new OpenFile(name, source, kind.forFile(source.columns()));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("Cannot read " + file, e);
      }
    }

    @Nullable Row row(RawRecord raw) {
      RecordRows.Outcome outcome = maker.read(raw);
      if (outcome == null) {
        return null;
      }
      Object[] values = new Object[8 + outcome.values().length];
      values[0] = name;
      values[1] = raw.number();
      values[2] = raw.offset();
      values[3] = raw.length();
      values[4] = raw.bytes();
      values[5] = raw.truncated();
      values[6] = outcome.reason();
      values[7] = outcome.detail();
      System.arraycopy(outcome.values(), 0, values, 8, outcome.values().length);
      return RowFactory.create(values);
    }
  }
}
