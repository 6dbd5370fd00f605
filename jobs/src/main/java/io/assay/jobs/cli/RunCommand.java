package io.assay.jobs.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay run}: a batch through all stages. */
@Command(
    name = "run",
    description = "Takes a batch through all stages; run again, it goes on where it ended.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private final CharterOptions charter = new CharterOptions();
  @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
  @Mixin private final BatchOptions batch = new BatchOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();
  @Mixin private final ChainOptions chain = new ChainOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    return new BatchRunner(warehouse.warehouse(), spark, chain, output)
        .run("assay run --batch " + batch.id, batch.id, () -> batch.request(charter))
        .code()
        .number();
  }
}
