package io.assay.jobs.label;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.spark.LiteralPaths;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Known labels: a CSV file with the columns {@code item} and {@code label}. One bad row refuses the
 * file, since everything else is measured by it. Items that nobody delivered are harmless.
 */
final class GoldFile {
  private static final String ITEM = "item";
  private static final String LABEL = "label";
  private static final String HEADER = ITEM + "," + LABEL;

  /** Which labels a task has. */
  interface GoldLabels {
    Column isKnown(Column label);

    /** What to write instead of another. */
    String advice();
  }

  private GoldFile() {}

  /**
   * Reads and checks the file.
   *
   * @param labels that the task has
   * @return item id and label
   */
  static Dataset<Row> read(SparkSession spark, Path file, GoldLabels labels) {
    requireHeader(file);
    Dataset<Row> gold =
        LiteralPaths.reader(spark)
            .option("header", true)
            .option("mode", "PERMISSIVE")
            .schema(
                new StructType().add(ITEM, DataTypes.StringType).add(LABEL, DataTypes.StringType))
            .csv(LiteralPaths.name(file))
            .select(trim(col(ITEM)).as(TableDefinition.ITEM_ID), trim(col(LABEL)).as(Labels.LABEL));
    List<Row> wrong =
        gold.where(
                col(TableDefinition.ITEM_ID)
                    .isNull()
                    .or(col(Labels.LABEL).isNull())
                    .or(not(labels.isKnown(col(Labels.LABEL)))))
            .limit(1)
            .collectAsList();
    if (!wrong.isEmpty()) {
      throw refused(
          file,
          "the row %s has no item or a label that the task does not have"
              .formatted(wrong.get(0).mkString(",")),
          labels.advice());
    }
    List<Row> repeated =
        gold.groupBy(col(TableDefinition.ITEM_ID))
            .agg(count(lit(1)).as("rows"))
            .where(col("rows").gt(1))
            .limit(1)
            .collectAsList();
    if (!repeated.isEmpty()) {
      throw refused(
          file,
          "item " + repeated.get(0).getString(0) + " is there twice",
          "Keep one of the rows.");
    }
    return gold;
  }

  private static void requireHeader(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String first = reader.readLine();
      if (first == null || !first.replace("\uFEFF", "").strip().equals(HEADER)) {
        throw refused(file, "it does not begin with the columns", "Write " + HEADER + " first.");
      }
    } catch (IOException e) {
      throw refused(file, "it cannot be read", "Put it beside the charter.");
    }
  }

  private static ExitException refused(Path file, String what, String advice) {
    return ExitException.usage(
        "Cannot use gold file %s: %s (expected: rows item,label). %s"
            .formatted(file.getFileName(), what, advice));
  }
}
