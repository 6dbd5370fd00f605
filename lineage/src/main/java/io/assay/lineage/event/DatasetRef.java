package io.assay.lineage.event;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table or file as a run saw it. Everything but the location may be left out, with null or an
 * empty list; the {@code with} methods add it.
 *
 * @param location URI of the table's directory or the file, from which its lineage name follows
 * @param version Delta version that was read or written
 * @param schema columns in stored order
 * @param rows that were read or written
 * @param bytes that were read or written
 * @param columnMetrics of these rows; told for inputs alone
 * @param assertions checked on these rows; told for inputs alone, as OpenLineage has it
 * @param batch the part of the dataset the run read or wrote, if not all of it
 * @param origins where columns come from; told for outputs alone
 */
public record DatasetRef(
    URI location,
    @Nullable Long version,
    List<Field> schema,
    @Nullable Long rows,
    @Nullable Long bytes,
    List<ColumnMetrics> columnMetrics,
    List<Assertion> assertions,
    @Nullable BatchRef batch,
    List<ColumnOrigin> origins) {
  public DatasetRef {
    if (!location.isAbsolute()) {
      throw new IllegalArgumentException(
          "location: %s (expected: an absolute URI, as of Path.toUri)".formatted(location));
    }
    schema = List.copyOf(schema);
    columnMetrics = List.copyOf(columnMetrics);
    assertions = List.copyOf(assertions);
    origins = List.copyOf(origins);
  }

  /** A column with its SQL type, for example {@code array<string>}. */
  public record Field(String name, String type) {}

  /** Counts of a column; null where not measured. */
  public record ColumnMetrics(String column, @Nullable Long nulls, @Nullable Long distinct) {}

  /**
   * A check and its result.
   *
   * @param name id of the gate or rule
   * @param kind of check, for example the gate's metric
   * @param column it speaks of, or null for the rows as a whole
   * @param result what came out
   */
  public record Assertion(String name, String kind, @Nullable String column, Result result) {}

  /**
   * What came out of a check.
   *
   * @param success whether it held
   * @param severity {@code warn} or {@code error}
   * @param expected bound as text, or null
   * @param actual value as text, or null where there is none
   */
  public record Result(
      boolean success, String severity, @Nullable String expected, @Nullable String actual) {}

  /** What a column was made from; inputs by the location of their dataset. */
  public record ColumnOrigin(String column, List<Source> sources) {
    public ColumnOrigin {
      sources = List.copyOf(sources);
    }

    /** A column of an input and what became of it. */
    public record Source(URI dataset, String column, Transformation transformation) {}

    /** How a value goes on into another column. */
    public enum Transformation {
      /** As it is. */
      IDENTITY,
      /** Computed from the values of the row. */
      TRANSFORMATION,
      /** Computed over rows. */
      AGGREGATION,
      /** Turned into a digest from which it cannot be read. */
      DIGEST
    }
  }

  /** A dataset of which nothing but the place is known. */
  public static DatasetRef at(URI location) {
    return new DatasetRef(
        location, null, List.of(), null, null, List.of(), List.of(), null, List.of());
  }

  /** With the Delta version. */
  public DatasetRef withVersion(long known) {
    return new DatasetRef(
        location, known, schema, rows, bytes, columnMetrics, assertions, batch, origins);
  }

  /** With the columns. */
  public DatasetRef withSchema(List<Field> known) {
    return new DatasetRef(
        location, version, known, rows, bytes, columnMetrics, assertions, batch, origins);
  }

  /** With the number of rows. */
  public DatasetRef withRows(long known) {
    return new DatasetRef(
        location, version, schema, known, bytes, columnMetrics, assertions, batch, origins);
  }

  /** With the size. */
  public DatasetRef withBytes(long known) {
    return new DatasetRef(
        location, version, schema, rows, known, columnMetrics, assertions, batch, origins);
  }

  /** With metrics of columns. */
  public DatasetRef withColumnMetrics(List<ColumnMetrics> known) {
    return new DatasetRef(
        location, version, schema, rows, bytes, known, assertions, batch, origins);
  }

  /** With checks. */
  public DatasetRef withAssertions(List<Assertion> known) {
    return new DatasetRef(
        location, version, schema, rows, bytes, columnMetrics, known, batch, origins);
  }

  /** Limited to the rows of a batch. */
  public DatasetRef withBatch(BatchRef known) {
    return new DatasetRef(
        location, version, schema, rows, bytes, columnMetrics, assertions, known, origins);
  }

  /** With where its columns come from. */
  public DatasetRef withOrigins(List<ColumnOrigin> known) {
    return new DatasetRef(
        location, version, schema, rows, bytes, columnMetrics, assertions, batch, known);
  }
}
