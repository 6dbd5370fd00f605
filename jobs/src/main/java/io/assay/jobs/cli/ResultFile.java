package io.assay.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.run.RunResult;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, as a file, since schedulers may misread an exit code. It is written however
 * the run ends. A command that never gets the warehouse, as for a fault of the charter or of the
 * command line itself, writes it only where {@code --result} says.
 */
final class ResultFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String EXIT_CODE = "exit_code";

  /** More than any result has. */
  private static final long LARGEST = 1 << 20;

  private final Warehouse warehouse;
  private final String batchId;
  private final OutputOptions output;
  private @Nullable UUID runId;

  ResultFile(Warehouse warehouse, String batchId, OutputOptions output) {
    this.warehouse = warehouse;
    this.batchId = batchId;
    this.output = output;
  }

  /** Or the result of an older run could pass for that of one that was killed. */
  void removeOlder() {
    Path named = output.result;
    if (named != null && Files.isRegularFile(named)) {
      try {
        if (!isReplaceable(named)) {
          throw ExitException.usage(
              "--result: %s is there and is no result of a run (expected: a result or an empty file, or none). Name another file."
                  .formatted(Printable.of(named.toString())));
        }
        Files.delete(named);
      } catch (IOException e) {
        throw unwritable(named, e);
      }
    }
  }

  /** The warehouse is ours from here. */
  void begin(UUID id) {
    runId = id;
  }

  /** Writes what a run came to that ended as it should, and gives it. */
  ObjectNode write(RunResult result) {
    ObjectNode root = begun(result.code(), result.message());
    root.put("attempt", result.key().attempt());
    root.put("report", warehouse.report(batchId).toString());
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
    Path file = place();
    if (file != null) {
      try {
        write(file, root);
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }
    return root;
  }

  /** Does a part of the run, and writes how that failed if it does. */
  <T> T during(Supplier<T> part) {
    try {
      return part.get();
    } catch (Throwable e) { // Spark throws checked exceptions that it does not declare.
      writeFailure(Failures.of(e));
      throw e;
    }
  }

  /** Where that is possible; it must not hide the failure. */
  private void writeFailure(Failures.Ending ending) {
    Path file = place();
    if (file == null) {
      return;
    }
    try {
      write(file, begun(ending.code(), ending.message()));
    } catch (IOException e) {
      warn(file, StorageFault.of(e));
    } catch (RuntimeException e) {
      warn(file, String.valueOf(e.getMessage()));
    }
  }

  private void warn(Path file, String fault) {
    warn(output.narration(), file, fault);
  }

  private static void warn(Narration narration, Path file, String fault) {
    narration.warn("Cannot write %s: %s.".formatted(file, fault));
  }

  /**
   * Writes that the command line was not understood, over the result of any older run, and over
   * nothing else: what the name of a file is meant for is not sure where a line is wrong.
   */
  static void writeRefusal(Path file, String message, Narration narration) {
    ObjectNode root = JSON.createObjectNode();
    putEnding(root, ExitCode.USAGE, message);
    try {
      if (Files.exists(file) && !isReplaceable(file)) {
        warn(narration, file, "it is there and is no result of a run");
        return;
      }
      write(file, root);
    } catch (IOException e) {
      warn(narration, file, StorageFault.of(e));
    }
  }

  /** Whether a file is a result, or empty, as those that scripts make beforehand. */
  private static boolean isReplaceable(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      return false;
    }
    try {
      return Files.size(file) == 0 || JSON.readTree(file.toFile()).has(EXIT_CODE);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private ObjectNode begun(ExitCode code, String message) {
    ObjectNode root = JSON.createObjectNode();
    if (runId != null) {
      root.put("run_id", runId.toString());
    }
    root.put("batch", batchId);
    putEnding(root, code, message);
    return root;
  }

  private static void putEnding(ObjectNode root, ExitCode code, String message) {
    root.put(EXIT_CODE, code.number());
    root.put("outcome", code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    root.put("message", message);
  }

  private @Nullable Path place() {
    if (output.result != null) {
      return output.result;
    }
    return runId == null ? null : warehouse.run(runId.toString()).resolve("result.json");
  }

  private static void write(Path file, ObjectNode root) throws IOException {
    AtomicFile.write(file.toAbsolutePath(), JSON.writeValueAsBytes(root));
  }

  private static ExitException unwritable(Path file, IOException e) {
    return ExitException.failure(
        "Cannot write %s: %s. Check disk and permissions.".formatted(file, StorageFault.of(e)), e);
  }
}
