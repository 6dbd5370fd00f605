package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.payout.Comparison;
import io.assay.jobs.payout.Reconciliation;
import io.assay.jobs.table.TableStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay payouts reconcile}. */
@Command(
    name = "reconcile",
    description = {
      "Compares ledger, trees, events and balances, and the deployed code with this build; names",
      "every difference. Sends nothing."
    },
    footer = {"", "Exit codes: 0 all agree, 1 something does not."},
    mixinStandardHelpOptions = true)
final class PayoutsReconcile implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();

  @Override
  public Integer call() {
    return options.reading(
        "payouts reconcile",
        (chain, warehouse) -> {
          try (OpenSpark open = spark.open()) {
            TableStore tables = new TableStore(open.session(), warehouse.tables());
            return told(Reconciliation.of(chain, warehouse, tables)).number();
          }
        });
  }

  private ExitCode told(List<Comparison> comparisons) {
    long wrong = comparisons.stream().filter(one -> !one.holds()).count();
    for (Comparison one : comparisons) {
      options
          .narration()
          .tell(
              Narration.node()
                  .put("check", one.what())
                  .put("holds", one.holds())
                  .put("expected", one.expected())
                  .put("found", one.found()),
              one.holds()
                  ? "  ok    %-34s %s".formatted(one.what(), one.expected())
                  : "  WRONG %-34s expected %s, found %s"
                      .formatted(one.what(), one.expected(), Printable.of(one.found())));
    }
    options
        .narration()
        .say(
            wrong == 0
                ? "All " + comparisons.size() + " comparisons agree."
                : wrong + " of " + comparisons.size() + " comparisons do not agree.");
    return (wrong == 0 ? ExitCode.DONE : ExitCode.FAILURE);
  }
}
