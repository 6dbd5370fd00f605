package io.assay.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.jobs.payout.PayoutStatus;
import io.assay.jobs.table.TableStore;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay payouts status}. */
@Command(
    name = "status",
    description = {
      "Says what is funded, pending, claimable, claimed and waiting for an address, in base units.",
      "Sends nothing."
    },
    mixinStandardHelpOptions = true)
final class PayoutsStatus implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();

  @Mixin private final DocumentForm form = new DocumentForm();

  @Override
  public Integer call() {
    return options.reading(
        "payouts status",
        (chain, warehouse) -> {
          try (OpenSpark open = spark.open()) {
            TableStore tables = new TableStore(open.session(), warehouse.tables());
            print(PayoutStatus.of(chain, warehouse, tables));
          }
          return 0;
        });
  }

  private void print(Map<String, String> values) {
    ObjectNode fields = Narration.node();
    values.forEach(fields::put);
    form.chosen(options.narration()).facts(fields);
  }
}
