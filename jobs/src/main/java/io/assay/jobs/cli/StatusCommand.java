package io.assay.jobs.cli;

import io.assay.jobs.query.BatchOverview;
import io.assay.jobs.query.ResultPrinter;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay status}: how far every batch has come. */
@Command(
    name = "status",
    description = "Shows every stage of every batch: rows in, out and rejected.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();
  @Mixin private final RowsForm form = new RowsForm();
  @Mixin private final NarrationOptions told = new NarrationOptions();

  @Override
  public Integer call() {
    Warehouse place = warehouse.warehouse();
    WarehouseDescriptor descriptor = WarehouseDescriptor.read(place);
    ResultPrinter.Form format = form.chosen(told.narration());
    try (OpenSpark open = spark.open()) {
      SparkSession session = open.session();
      if (format == ResultPrinter.Form.TABLE) {
        Console.say("dataset " + descriptor.dataset() + " in " + place.root());
      }
      PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      new ResultPrinter(out, Printable::of)
          .print(BatchOverview.of(new TableStore(session, place.tables())), format);
      return 0;
    }
  }
}
