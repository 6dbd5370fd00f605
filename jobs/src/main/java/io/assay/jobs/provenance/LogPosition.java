package io.assay.jobs.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.log.Checkpoint;
import io.assay.lineage.log.LogSegments;
import io.assay.lineage.log.LogTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the part of the log that a batch's checkpoint covers. */
public final class LogPosition {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LogPosition() {}

  /** The checkpoint over all events up to the last one that completed the batch's reward stage. */
  public static Checkpoint afterReward(Warehouse warehouse, String dataset, BatchKey key)
      throws IOException {
    List<byte[]> entries = new ArrayList<>();
    new LogSegments(warehouse.lineage()).forEach(entries::add);
    int size = entries.size();
    while (size > 0 && !completesReward(entries.get(size - 1), key)) {
      size--;
    }
    if (size == 0) {
      throw new IllegalStateException("lineage: no event completes the reward of " + key);
    }
    LogTree tree = new LogTree();
    entries.subList(0, size).forEach(tree::append);
    return new Checkpoint(dataset, size, tree.root());
  }

  private static boolean completesReward(byte[] entry, BatchKey key) throws IOException {
    JsonNode event = JSON.readTree(entry);
    JsonNode batch = event.path("run").path("facets").path("assay_batch");
    return event.path("eventType").asText().equals("COMPLETE")
        && event.path("job").path("name").asText().endsWith("." + StageName.REWARD.text())
        && batch.path("batchId").asText().equals(key.batchId())
        && batch.path("attempt").asInt() == key.attempt();
  }
}
