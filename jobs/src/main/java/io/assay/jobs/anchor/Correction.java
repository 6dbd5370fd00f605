package io.assay.jobs.anchor;

import io.assay.contracts.client.AnchorIntent;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.StageContext;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import java.util.List;

/**
 * Which entry of the chain the batch at hand corrects. An entry is never overwritten: the
 * correction is one of its own, later, and an entry is corrected once.
 */
final class Correction {
  private final StageContext context;

  Correction(StageContext context) {
    this.context = context;
  }

  /**
   * Its number.
   *
   * @param superseded id of the batch that is wrong
   * @throws ExitException when the chain has no such batch, or another corrects it already
   */
  long of(String superseded) {
    if (context.charter().chain() == null) {
      throw ExitException.usage(
          "--supersedes: the charter has no chain (expected: a chain that holds batch %s). Leave the option out."
              .formatted(superseded));
    }
    Hash own = TreeSubject.hashOf(context.batch().key().batchId());
    List<AnchorIntent> intents = AnchorTable.intents(context.tables());
    long number = number(superseded, own);
    for (AnchorIntent intent : intents) {
      boolean isOwn = intent.payload().batchHash().equals(own);
      if (!isOwn && intent.supersedes() == number) {
        throw ExitException.conflict(
            "--supersedes: number %d corrects batch %s already (expected: a batch that nothing corrects). Correct that one instead."
                .formatted(intent.number(), superseded));
      }
    }
    return number;
  }

  private long number(String superseded, Hash own) {
    Hash wrong = TreeSubject.hashOf(superseded);
    return AnchorTable.confirmed(context.tables()).stream()
        .filter(anchored -> anchored.payload().batchHash().equals(wrong) && !wrong.equals(own))
        .findFirst()
        .map(AnchorIntent::number)
        .orElseThrow(
            () ->
                ExitException.usage(
                    "--supersedes: %s (expected: another batch that is anchored). See: assay status"
                        .formatted(superseded)));
  }
}
