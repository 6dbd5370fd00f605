package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.query.ReadOnlyQuery;
import io.assay.jobs.query.ResultPrinter;
import io.assay.jobs.query.WarehouseViews;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin private final RowsForm form = new RowsForm();
  @Mixin private final NarrationOptions told = new NarrationOptions();

  @Parameters(paramLabel = "QUERY", description = "One select, show or describe statement.")
  private String query = "";

  @Override
  public Integer call() throws Exception {
    Warehouse place = warehouse.warehouse();
    WarehouseDescriptor.read(place);
    try (OpenSpark open = spark.open()) {
      SparkSession session = open.session();
      WarehouseViews.register(session, new TableStore(session, place.tables()), place.lineage());
      PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      Dataset<Row> rows = ReadOnlyQuery.of(session, query);
      try {
        new ResultPrinter(out, Printable::of).print(rows, form.chosen(told.narration()));
      } catch (Exception e) { // Scala throws checked exceptions that it does not declare.
        out.flush(); // Rows that came before it.
        throw failed(e);
      }
      return 0;
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare.
      if (!AnalysisException.class.isInstance(e)) {
        throw e;
      }
      throw ExitException.usage(
          "Cannot run the query: %s. See: assay sql 'show tables'"
              .formatted(Printable.of(reason(e))));
    }
  }

  /** What an expression of the query ran into; faults of the storage stay what they are. */
  private static Exception failed(Exception e) {
    Throwable innermost = e;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost instanceof IOException || innermost instanceof Error
        ? e
        : ExitException.failure(
            "The query failed as it ran: %s. Change the expression that does, or leave out its rows."
                .formatted(Printable.of(reason(innermost))),
            e);
  }

  /** Spark's sentence, without its drawing of the query and its plan. */
  private static String reason(Throwable e) {
    String first =
        String.valueOf(e.getMessage())
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .orElse("");
    return first.strip().replaceAll("[.;]+$", "");
  }
}
