package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.query.ResultPrinter;
import io.assay.jobs.query.WarehouseViews;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay sql}: reads any table. */
@Command(
    name = "sql",
    description = {
      "Reads the warehouse's tables with SQL; 'show tables' lists them.",
      "The view 'accepted' is the dataset as a trainer gets it."
    },
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
  @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "csv, json or table (default: ${DEFAULT-VALUE}).")
  private ResultPrinter.Form format = ResultPrinter.Form.TABLE;

  @Parameters(paramLabel = "QUERY", description = "One select, show or describe statement.")
  private String query = "";

  @Override
  public Integer call() throws AnalysisException {
    Warehouse place = warehouse.warehouse();
    WarehouseDescriptor.read(place);
    requireReading(query);
    try (OpenSpark open = spark.open()) {
      SparkSession session = open.session();
      WarehouseViews.register(session, new TableStore(session, place.tables()), place.lineage());
      PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      new ResultPrinter(out, Printable::of).print(session.sql(query), format);
      return 0;
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare.
      if (e instanceof ExitException || !isAboutTheQuery(e)) {
        throw e;
      }
      throw ExitException.usage(
          "Cannot run the query: %s. See: assay sql 'show tables'"
              .formatted(
                  Printable.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))));
    }
  }

  private static boolean isAboutTheQuery(Exception e) {
    return AnalysisException.class.isInstance(e) || ParseException.class.isInstance(e);
  }

  /** The warehouse changes through stages alone. */
  private static void requireReading(String query) {
    String first = query.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    if (!java.util.Set.of("select", "with", "show", "describe", "desc", "explain", "values")
        .contains(first)) {
      throw ExitException.usage(
          "Query begins with %s (expected: select, with, show, describe or explain). Tables are written by stages alone."
              .formatted(Printable.of(first)));
    }
  }
}
