package io.assay.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.run.Pipeline;
import io.assay.jobs.run.RunRequest;
import io.assay.jobs.run.RunResult;
import io.assay.jobs.stage.StageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a command tells: in sentences for a person, or each as one JSON object on a line of its own,
 * so that a machine can read both streams.
 */
record Narration(NarrationOptions.LogFormat format) {
  /** How a dry run ends. */
  static final String DRY = "Dry run: nothing was written.";

  /** Something done, on standard output. */
  void say(String message) {
    Console.say(isJson() ? node().put("message", message).toString() : message);
  }

  /** Something done that a machine reads in fields, and a person in lines. */
  void tell(ObjectNode fields, String... lines) {
    if (isJson()) {
      Console.say(fields.toString());
    } else {
      List.of(lines).forEach(Console::say);
    }
  }

  /** What was found, name by name; for a person one below the other. */
  void facts(ObjectNode fields) {
    if (isJson()) {
      Console.say(fields.toString());
      return;
    }
    int longest = 0;
    for (Map.Entry<String, JsonNode> fact : fields.properties()) {
      longest = Math.max(longest, fact.getKey().length());
    }
    String line = "%-" + (longest + 1) + "s %s";
    for (Map.Entry<String, JsonNode> fact : fields.properties()) {
      Console.say(line.formatted(fact.getKey() + ":", fact.getValue().asText()));
    }
  }

  /** A JSON document, which takes one line for a machine. */
  void document(String json) throws JsonProcessingException {
    Console.say(isJson() ? new ObjectMapper().readTree(json).toString() : json);
  }

  /** A heading for a person; machines find the batch in every line. */
  void heading(String text) {
    if (!isJson()) {
      Console.progress(text);
    }
  }

  void warn(String message) {
    if (isJson()) {
      Console.progress(line("warning", message).toString());
    } else {
      Console.warn(message);
    }
  }

  void error(String message, ExitCode code) {
    if (isJson()) {
      Console.progress(line("error", message).put("exit_code", code.number()).toString());
    } else {
      Console.error(message);
    }
  }

  void result(RunResult result, ObjectNode json, Path report) {
    if (isJson()) {
      Console.say(json.toString());
      return;
    }
    Console.say(result.message());
    if (Files.exists(report)) {
      Console.say("report: " + report);
    }
  }

  void plan(RunRequest request, Pipeline.Plan plan) {
    if (isJson()) {
      Console.say(json(request, plan).toString());
      return;
    }
    Console.say("batch:       " + request.batchId() + ", attempt " + plan.state().key().attempt());
    Console.say("fingerprint: " + plan.state().fingerprint());
    Console.say("charter:     " + request.charter().hash());
    if (!plan.anchoredBefore().isEmpty()) {
      Console.say("before it:   anchor of " + String.join(", ", plan.anchoredBefore()));
    }
    Console.say(
        "stages:      "
            + (plan.stages().isEmpty()
                ? "none, all is complete"
                : plan.stages().stream().map(StageName::text).collect(Collectors.joining(", "))));
    Console.say(DRY);
  }

  private static ObjectNode json(RunRequest request, Pipeline.Plan plan) {
    ObjectNode root = node();
    root.put("dry_run", true);
    root.put("batch", request.batchId());
    root.put("attempt", plan.state().key().attempt());
    root.put("fingerprint", plan.state().fingerprint());
    root.put("charter", request.charter().hash());
    ArrayNode before = root.putArray("anchored_before");
    plan.anchoredBefore().forEach(before::add);
    ArrayNode stages = root.putArray("stages");
    plan.stages().forEach(stage -> stages.add(stage.text()));
    return root;
  }

  private static ObjectNode line(String level, String message) {
    return node().put("level", level).put("message", message);
  }

  /** Without a mapper, whose classes would cost a tenth of a second where nothing is JSON. */
  static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  boolean isJson() {
    return format == NarrationOptions.LogFormat.JSON;
  }
}
