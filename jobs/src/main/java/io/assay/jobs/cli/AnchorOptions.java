package io.assay.jobs.cli;

import io.assay.jobs.anchor.AnchorStage;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.table.BatchKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a batch is put on the chain. */
final class AnchorOptions {
  @Mixin private final ChainOptions chain = new ChainOptions();

  @Option(
      names = "--supersedes",
      paramLabel = "BATCH",
      description = {
        "Anchored batch that this one corrects: both stay on chain, and the chain says which holds."
      })
  private @Nullable String supersedes;

  Chain.Access access(Narration narration) {
    return chain.access(narration::warn);
  }

  AnchorStage stage(Narration narration) {
    if (supersedes != null && !BatchKey.isBatchId(supersedes)) {
      throw ExitException.usage(
          "--supersedes: %s (expected: id of an anchored batch). See: assay status"
              .formatted(Printable.of(supersedes)));
    }
    return new AnchorStage(access(narration), supersedes);
  }
}
