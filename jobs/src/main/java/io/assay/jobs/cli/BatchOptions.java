package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.run.RunRequest;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.table.BatchKey;
import io.assay.rules.charter.Charter;
import io.assay.rules.item.Timestamps;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which batch, and what is delivered with it. */
final class BatchOptions {
  private static final String SUBMITTED_AT = "submitted-at";

  @Option(
      names = "--batch",
      paramLabel = "ID",
      required = true,
      description = "Id of the batch: lower-case letters, digits, dot, underscore, dash.")
  String id = "";

  @Option(
      names = "--input",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files of contributions, plain or gzip. Repeatable.")
  List<Path> items = new ArrayList<>();

  @Option(
      names = "--votes",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files of votes. Repeatable.")
  List<Path> votes = new ArrayList<>();

  @Option(
      names = "--decisions",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files of review decisions. Repeatable.")
  List<Path> decisions = new ArrayList<>();

  @Option(
      names = "--revenue",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Files of payments for the dataset (reference,amount), which join the pool. Repeatable.")
  List<Path> revenue = new ArrayList<>();

  @Option(
      names = "--submitted-at",
      paramLabel = "INSTANT",
      description = "Submission instant of the batch, where the charter takes it as an option.")
  @Nullable String submittedAt;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "Any other option of the batch that the charter asks for. Repeatable.")
  Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "Instant that ages are measured against (default: --submitted-at).")
  @Nullable String asOf;

  @Option(
      names = "--supersedes",
      paramLabel = "BATCH",
      description = {
        "Anchored batch that this one corrects: both stay on chain, and the chain says which holds."
      })
  private @Nullable String supersedes;

  @Option(
      names = "--replace",
      description = "Judge a batch afresh that is known with other input, as a new attempt.")
  boolean replace;

  /** Reads the charter, and checks what is asked for under it. */
  RunRequest request(CharterOptions under) {
    Charter charter = under.load();
    Supported.require(charter);
    if (!BatchKey.isBatchId(id)) {
      throw ExitException.usage(
          "--batch: %s (expected: up to 64 of a-z, 0-9, dot, underscore, dash, the first a letter or digit; index and wanted are pages of their own). Choose another id."
              .formatted(Printable.of(id)));
    }
    Map<String, String> all = new LinkedHashMap<>(options);
    if (submittedAt != null) {
      all.put(SUBMITTED_AT, submittedAt);
    }
    return new RunRequest(
        id,
        charter,
        new Inputs(items, votes, decisions, revenue, all, under.referred(charter)),
        asOf(),
        supersedes(),
        replace ? RunRequest.OnChange.REPLACE : RunRequest.OnChange.REFUSE);
  }

  private @Nullable String supersedes() {
    if (supersedes != null && !BatchKey.isBatchId(supersedes)) {
      throw ExitException.usage(
          "--supersedes: %s (expected: id of an anchored batch). See: assay status"
              .formatted(Printable.of(supersedes)));
    }
    return supersedes;
  }

  private Instant asOf() {
    String text = asOf == null ? submittedAt : asOf;
    if (text == null) {
      throw ExitException.usage(
          "--as-of is missing (expected: an instant such as 2026-01-31T00:00:00Z). Ages are measured against it, never against the clock.");
    }
    String option = asOf == null ? "--submitted-at" : "--as-of";
    try {
      return Timestamps.parse(option, text);
    } catch (IllegalArgumentException e) {
      throw ExitException.usage(
          "%s. Give date, time and zone.".formatted(Printable.of(String.valueOf(e.getMessage()))));
    }
  }
}
