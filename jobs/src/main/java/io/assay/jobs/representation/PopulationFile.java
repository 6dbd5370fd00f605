package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trim;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.spark.LiteralPaths;
import io.assay.rules.charter.ReservedCategory;
import io.assay.rules.representation.target.ReferenceTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads the charter's reference file: what the population is. */
final class PopulationFile {
  /** A population is a table that people can check. */
  private static final int MOST_ROWS = 100_000;

  private static final String SHARES = "dimension,category,share";
  private static final String COUNTS = "dimension,category,count";

  private static final String REST = "rest";

  private PopulationFile() {}

  /** Reads and checks the file. */
  static ReferenceTable read(SparkSession spark, Path file) {
    boolean shares = header(file).equals(SHARES);
    StructType schema = new StructType();
    for (String name : SHARES.split(",")) {
      schema = schema.add(name, DataTypes.StringType);
    }
    // Otherwise what stands behind a third comma, as in 83,000, would be passed over.
    schema = schema.add(REST, DataTypes.StringType);
    List<Row> rows =
        LiteralPaths.reader(spark)
            .option("header", true)
            .option("enforceSchema", true)
            .schema(schema)
            .csv(LiteralPaths.name(file))
            .select(trim(col("dimension")), trim(col("category")), trim(col("share")), col(REST))
            .limit(MOST_ROWS + 1)
            .collectAsList();
    if (rows.size() > MOST_ROWS) {
      throw refused(file, "more than " + MOST_ROWS + " rows", "Merge rare categories.");
    }
    Map<String, SortedMap<String, BigDecimal>> amounts = new HashMap<>();
    for (Row row : rows) {
      add(file, amounts, row);
    }
    amounts.forEach((dimension, of) -> requireSum(file, dimension, of, shares));
    return new ReferenceTable(amounts);
  }

  private static void add(Path file, Map<String, SortedMap<String, BigDecimal>> amounts, Row row) {
    String text = row.getString(0) + "," + row.getString(1) + "," + row.getString(2);
    if (!row.isNullAt(3)) {
      throw refused(
          file,
          "the row " + text + "," + row.getString(3) + " has more than three values",
          "Write numbers without separators of thousands and with a decimal point, and quote a category that has a comma.");
    }
    if (row.isNullAt(0)
        || row.isNullAt(1)
        || row.isNullAt(2)
        || row.getString(0).isEmpty()
        || row.getString(1).isEmpty()) {
      throw refused(file, "the row " + text + " lacks a value", "Fill it in or remove the row.");
    }
    if (ReservedCategory.is(row.getString(1))) {
      throw refused(
          file,
          "the row " + text + " names what stands for values that no row lists, or for none",
          "Remove it.");
    }
    BigDecimal amount;
    try {
      amount = new BigDecimal(row.getString(2));
    } catch (NumberFormatException e) {
      throw refused(file, "the row " + text + " has no number", "Write a number.");
    }
    boolean isPossible = amount.signum() >= 0 && amount.precision() - amount.scale() <= 18;
    if (!isPossible || amount.scale() > 18) {
      throw refused(
          file,
          "the row " + text + " has an amount below 0, above 10^18 or with more than 18 decimals",
          "Correct it.");
    }
    SortedMap<String, BigDecimal> of =
        amounts.computeIfAbsent(row.getString(0), any -> new TreeMap<>());
    if (of.put(row.getString(1), amount) != null) {
      throw refused(file, "the row " + text + " is there twice", "Keep one of the rows.");
    }
  }

  private static void requireSum(
      Path file, String dimension, SortedMap<String, BigDecimal> amounts, boolean shares) {
    BigDecimal sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (shares && sum.compareTo(BigDecimal.ONE) != 0 || sum.signum() == 0) {
      throw refused(
          file,
          "dimension %s sums to %s".formatted(dimension, sum.toPlainString()),
          "Shares sum to exactly 1; give counts if they do not.");
    }
  }

  private static String header(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String first = reader.readLine();
      String header = first == null ? "" : first.replace("\uFEFF", "").strip();
      if (!header.equals(SHARES) && !header.equals(COUNTS)) {
        throw refused(file, "it does not begin with the columns", "Write " + COUNTS + " first.");
      }
      return header;
    } catch (IOException e) {
      throw refused(file, "it cannot be read", "Put it beside the charter.");
    }
  }

  static ExitException refused(Path file, String what, String advice) {
    return ExitException.usage(
        "Cannot use reference file %s: %s (expected: rows %s or %s). %s"
            .formatted(file.getFileName(), what, SHARES, COUNTS, advice));
  }
}
