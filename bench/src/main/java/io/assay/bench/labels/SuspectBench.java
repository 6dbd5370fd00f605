package io.assay.bench.labels;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.bench.measure.Cost;
import io.assay.jobs.label.LabelStage;
import io.assay.jobs.spark.SparkSessions;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Suspects;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds suspects in the label_errors sets with the label stage, and compares them with the flags of
 * the published procedure: as many, and the same by a digest of their indices. The expected ones
 * are those of an independent version of the procedure in NumPy; for MNIST and CIFAR-10 their
 * numbers are also those that the tutorial of the label-errors repository prints.
 *
 * <p>Usage: {@code SuspectBench LABEL_ERRORS DIRECTORY}
 */
public final class SuspectBench {
  private static final BatchKey KEY = new BatchKey("b1", 1);

  private record Expected(String set, int flags, String digest) {}

  private static final List<Expected> EXPECTED =
      List.of(
          new Expected(
              "mnist", 15, "4bd56ac0cc8ce2bfc5f917fe3fe0039d36fc0bae7b9274045e46e63e8f5c13f9"),
          new Expected(
              "cifar10", 284, "6cc6107ad7f68e733017690306199754d730068ba8e0cfa2b3b3f7dcebc63d71"),
          new Expected(
              "20news", 95, "194141c3c98f87666573a6038959c15a648421ce7019c10b2dbdfe78d84af54c"));

  private SuspectBench() {}

  /** Measures, prints, and ends with 1 if a flag differs. */
  public static void main(String[] arguments) {
    SparkSession spark = SparkSessions.open("local[2]", Map.of());
    boolean isEqual = true;
    for (Expected expected : EXPECTED) {
      LabelErrorSet set = LabelErrorSet.read(Path.of(arguments[0]), expected.set());
      isEqual &= compare(spark, Path.of(arguments[1]).toAbsolutePath(), set, expected);
    }
    spark.stop();
    System.exit(isEqual ? 0 : 1);
  }

  private static boolean compare(
      SparkSession spark, Path directory, LabelErrorSet set, Expected expected) {
    StageContext context = context(spark, directory.resolve(set.name()), set);
    Cost cost = Cost.of(() -> new LabelStage().run(context));
    List<Integer> queue =
        context
            .tables()
            .read(Suspects.TABLE, KEY)
            .orderBy(col(Suspects.RANK))
            .collectAsList()
            .stream()
            .map(row -> Integer.parseInt(row.getAs(TableDefinition.ITEM_ID)))
            .toList();
    String indices = queue.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    String digest = Hex.encode(Sha256.of(indices.getBytes(StandardCharsets.UTF_8)));
    boolean isEqual = queue.size() == expected.flags() && digest.equals(expected.digest());
    List<Integer> checked = queue.stream().filter(set.wrong()::containsKey).toList();
    long wrong = checked.stream().filter(set.wrong()::get).count();
    System.out.printf(
        "%-8s %,6d items %2d labels %4d flags (expected: %4d) %s; people checked %d of them, %d are"
            + " wrong; %s%n",
        set.name(),
        set.given().length,
        set.classes(),
        queue.size(),
        expected.flags(),
        isEqual ? "the same" : "DIFFERENT",
        checked.size(),
        wrong,
        cost);
    return isEqual;
  }

  private static StageContext context(SparkSession spark, Path directory, LabelErrorSet set) {
    Warehouse place = new Warehouse(directory);
    TableStore tables = new TableStore(spark, place.tables());
    Dataset<Row> rows = rows(spark, set);
    tables.append(Items.TABLE, KEY, filled(rows, Items.TABLE));
    tables.append(Contents.TABLE, KEY, filled(rows, Contents.TABLE));
    return new StageContext(
        spark,
        place,
        new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "suspects", 31337, "", "", ""),
        new TableStore(spark, place.tables()),
        charter(set.classes()),
        new Batch(
            KEY,
            1,
            Instant.EPOCH,
            "",
            Inputs.none(ReferredFiles.NONE),
            new FileDigests(),
            List.of()));
  }

  private static Dataset<Row> rows(SparkSession spark, LabelErrorSet set) {
    StructType schema =
        new StructType()
            .add(TableDefinition.ITEM_ID, DataTypes.StringType)
            .add(Items.DELIVERY, DataTypes.StringType)
            .add(
                Items.ATTRIBUTES,
                DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));
    List<Row> rows = new ArrayList<>();
    for (int item = 0; item < set.given().length; item++) {
      Map<String, String> attributes = new HashMap<>();
      attributes.put("given", "c" + set.given()[item]);
      for (int label = 0; label < set.classes(); label++) {
        attributes.put("p" + label, Double.toString(set.probabilities()[item][label]));
      }
      rows.add(RowFactory.create(Integer.toString(item), "new", attributes));
    }
    return spark.createDataFrame(rows, schema);
  }

  /** The rows with all columns of a table; those that they lack are null. */
  private static Dataset<Row> filled(Dataset<Row> rows, TableDefinition table) {
    List<String> known = List.of(rows.columns());
    return rows.select(
        Stream.of(table.schema().fields())
            .map(
                field ->
                    (known.contains(field.name()) ? col(field.name()) : lit(null))
                        .cast(field.dataType())
                        .as(field.name()))
            .toArray(Column[]::new));
  }

  private static Charter charter(int classes) {
    String attributes = each(classes, "p%1$d: { column: p%1$d, type: number }");
    return CharterParser.parse(
        "suspects.yaml",
        """
        charter: 1
        dataset: { id: suspects, name: Suspects, purpose: Measuring }
        intake:
          format: csv
          columns:
            contributor: { constant: somebody }
            content: [text]
            licence: { constant: CC0-1.0 }
            source: { constant: original }
            submitted-at: { option: true }
            attributes: { given: { column: given }, %s }
        given-labels: { attribute: given, values: [%s], probabilities: { %s } }
        """
            .formatted(attributes, each(classes, "c%1$d"), each(classes, "c%1$d: p%1$d")),
        Map.of());
  }

  private static String each(int classes, String text) {
    return IntStream.range(0, classes).mapToObj(text::formatted).collect(Collectors.joining(", "));
  }
}
