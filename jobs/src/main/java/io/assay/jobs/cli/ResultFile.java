package io.assay.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.jobs.run.RunResult;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/** What a run came to, as a file, since schedulers may misread an exit code. */
final class ResultFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ResultFile() {}

  static void write(Path file, ObjectNode result) throws IOException {
    AtomicFile.write(file.toAbsolutePath(), JSON.writeValueAsBytes(result));
  }

  static ObjectNode json(UUID runId, RunResult result, Warehouse warehouse) {
    ObjectNode root = JSON.createObjectNode();
    root.put("run_id", runId.toString());
    root.put("batch", result.key().batchId());
    root.put("attempt", result.key().attempt());
    root.put("exit_code", result.code().number());
    root.put("outcome", result.code().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    root.put("message", result.message());
    root.put("report", warehouse.report(result.key().batchId()).toString());
    ArrayNode stages = root.putArray("stages");
    for (RunResult.Step step : result.stages()) {
      ObjectNode stage = stages.addObject();
      stage.put("stage", step.stage().text());
      stage.put("outcome", step.result().outcome().text());
      stage.put("rows_in", step.result().rowsIn());
      stage.put("rows_out", step.result().rowsOut());
      stage.put("rows_rejected", step.result().rowsRejected());
      stage.put("millis", step.millis());
    }
    return root;
  }
}
