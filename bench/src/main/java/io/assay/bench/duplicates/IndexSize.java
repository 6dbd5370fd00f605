package io.assay.bench.duplicates;

import io.assay.jobs.table.NearIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The index of near duplicates of a warehouse: how big it is, and what reading it costs. */
final class IndexSize {
  private final SparkSession spark;
  private final Path table;

  IndexSize(SparkSession spark, Path warehouse) {
    this.spark = spark;
    this.table = warehouse.resolve("tables").resolve(NearIndex.TABLE.name());
  }

  /** Reads all of it. */
  void scan() {
    rows()
        .agg(
            functions.sum(functions.length(functions.col(NearIndex.ENTRY))),
            functions.sum(functions.length(functions.col(NearIndex.ITEM))))
        .collectAsList();
  }

  /** One line: bytes of data files for each record that was judged. */
  void print(String what, long records, long textBytes) {
    Dataset<Row> rows = rows();
    long bytes = Arrays.stream(rows.inputFiles()).mapToLong(IndexSize::size).sum();
    Row sums =
        rows.agg(
                functions.count(functions.lit(1)),
                functions.sum(functions.length(functions.col(NearIndex.ENTRY))),
                functions.sum(functions.length(functions.col(NearIndex.ITEM))))
            .head();
    System.out.printf(
        Locale.ROOT,
        "index    %s: %,d records, %,d of them indexed; %.1f bytes for each record (target: at most"
            + " 96), %.1f for each indexed (entry %.1f, id %.1f before compression), %.3f for each byte"
            + " of text%n",
        what,
        records,
        sums.getLong(0),
        (double) bytes / records,
        (double) bytes / sums.getLong(0),
        (double) sums.getLong(1) / sums.getLong(0),
        (double) sums.getLong(2) / sums.getLong(0),
        (double) bytes / textBytes);
  }

  private Dataset<Row> rows() {
    return spark.read().format("delta").load(table.toString());
  }

  private static long size(String file) {
    try {
      return Files.size(Path.of(URI.create(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
