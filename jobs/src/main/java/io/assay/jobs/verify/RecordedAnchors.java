package io.assay.jobs.verify;

import io.assay.contracts.client.AnchorIntent;
import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.BatchPayload;
import io.assay.contracts.client.BatchRegistryContract;
import io.assay.jobs.anchor.AnchorTable;
import io.assay.jobs.table.TableStore;
import io.assay.lineage.merkle.Hash;
import java.util.List;

/**
 * Holds the table of anchors against the chain. Blocks and transactions are not compared: a
 * reorganisation moves an anchor to others, and nothing depends on them.
 */
final class RecordedAnchors {
  private RecordedAnchors() {}

  /** One word for a number and all that was anchored under it. */
  static Hash digest(long number, long supersedes, BatchPayload payload) {
    return BatchRegistryContract.chainHash(Hash.ZERO, number, supersedes, payload);
  }

  /** What was to be anchored under the number of a batch that the chain has. */
  static WarehouseVerification.Check compare(TableStore tables, AnchoredBatch anchored) {
    String found =
        AnchorTable.intents(tables).stream()
            .filter(intent -> intent.number() == anchored.number())
            .map(RecordedAnchors::digest)
            .findFirst()
            .orElse("no intent with number " + anchored.number());
    return new WarehouseVerification.Check(
        "record of anchor",
        digest(anchored.number(), anchored.supersedes(), anchored.payload()).hex(),
        found);
  }

  /** What is recorded as confirmed and has no entry on the chain. */
  static List<WarehouseVerification.Check> missing(
      TableStore tables, List<AnchoredBatch> anchored) {
    return AnchorTable.confirmed(tables).stream()
        .filter(intent -> anchored.stream().noneMatch(one -> one.number() == intent.number()))
        .map(
            intent ->
                new WarehouseVerification.Check(
                    "number " + intent.number(), "nothing", digest(intent)))
        .toList();
  }

  private static String digest(AnchorIntent intent) {
    return digest(intent.number(), intent.supersedes(), intent.payload()).hex();
  }
}
