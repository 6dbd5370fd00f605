package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.label.RelabelRequests;
import io.assay.jobs.run.Environment;
import io.assay.jobs.run.Pipeline;
import io.assay.jobs.run.RunRequest;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.table.Votes;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Answers are asked for, given in the file itself, and come back as votes of the next batch. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class RelabelRoundTripTest {
  private static final Charter CHARTER =
      CharterParser.parse(
          "charter.yaml",
          """
          charter: 1
          dataset: { id: made-up, name: Made up, purpose: Tests }
          intake:
            format: csv
            columns:
              id: id
              contributor: who
              submitted-at: { option: true }
              content: [text]
              licence: { constant: CC0-1.0 }
              source: { constant: original }
            votes: { format: csv, item: item, annotator: annotator, label: label }
          labels:
            task: { kind: categorical, values: [good, bad] }
            quorum: 2
            relabel-budget: 3
          """,
          Map.of());
  private static final String HEADER = "item,annotator,label,answer,gain,content";

  @TempDir Path directory;

  @Test
  void exportedQueueComesBackAsVotesAndChangesTheLabelsInRowsOfItsOwn(SparkSession spark)
      throws IOException {
    Environment environment = environment(spark);
    Path items = directory.resolve("items.csv");
    Files.writeString(items, "id,who,text\nclear,ann,fine\ntied,ann,\"so, so\"\n=new,bob,unseen\n");
    Path votes = directory.resolve("votes.csv");
    Files.writeString(
        votes,
        "item,annotator,label\nclear,v1,good\nclear,v2,good\nclear,v3,good\ntied,v1,good\ntied,v2,bad\n");
    run(environment, "b1", List.of(items), List.of(votes));
    Map<String, Row> before = rows(environment, Labels.TABLE, "b1");

    List<String> lines = export(environment);
    assertThat(lines).hasSize(4).startsWith(HEADER);
    assertThat(lines.subList(1, 4))
        .as("asks about what is least known, never about what is clear")
        .allMatch(line -> line.startsWith("'=new,,,") || line.startsWith("tied,,,"))
        .anyMatch(line -> line.endsWith(",text: unseen"));

    Path answered = directory.resolve("answered.csv");
    Files.writeString(
        answered,
        HEADER
            + "\r\n'=new,v1,bad,1,0.5,text: unseen\r\n'=new,v2,bad,2,0.4,text: unseen"
            + "\r\ntied,v3,bad,1,0.5,x\r\ntied,,,2,0.1,x\r\n");
    run(environment, "b2", List.of(), List.of(answered));

    Map<String, Row> after = rows(environment, Labels.TABLE, "b2");
    assertThat(after.keySet()).containsExactly("=new", "tied");
    assertThat(after.get("tied").<String>getAs(Labels.LABEL)).isEqualTo("bad");
    assertThat(after.get("=new").<String>getAs(Labels.LABEL)).isEqualTo("bad");
    assertThat(rows(environment, Labels.TABLE, "b1")).isEqualTo(before);
    assertThat(before.get("tied").<String>getAs(Labels.OUTCOME)).isEqualTo("tied");
    assertThat(environment.tables().read(Votes.TABLE, new BatchKey("b2", 1)).count()).isEqualTo(3);
    assertThat(
            environment.tables().list(Quarantine.TABLE, new BatchKey("b2", 1)).stream()
                .map(row -> row.<String>getAs(Quarantine.REASON)))
        .containsExactly("missing-annotator");
    assertThat(rows(environment, Verdicts.TABLE, "b2").get("tied").<String>getAs(Verdicts.VERDICT))
        .isEqualTo("accepted");
  }

  private Environment environment(SparkSession spark) throws IOException {
    Warehouse warehouse = new Warehouse(directory.resolve("warehouse"));
    Files.createDirectories(warehouse.keys());
    DatasetKey.loadOrCreate(warehouse.datasetKey());
    String nobody = "0x0000000000000000000000000000000000000000";
    WarehouseDescriptor descriptor =
        new WarehouseDescriptor(
            WarehouseDescriptor.FORMAT, "made-up", 31337, nobody, nobody, nobody);
    descriptor.write(warehouse);
    return new Environment(
        spark, warehouse, descriptor, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), UUID::randomUUID);
  }

  private static void run(
      Environment environment, String batch, List<Path> items, List<Path> votes) {
    List<Stage> stages =
        Stages.beforeAnchor(List.of(new Reached(StageName.ANCHOR), new Reached(StageName.REPORT)));
    Map<String, String> options =
        items.isEmpty() ? Map.of() : Map.of("submitted-at", "2026-01-01T00:00:00Z");
    Inputs inputs = new Inputs(items, votes, List.of(), options, ReferredFiles.NONE);
    RunRequest request =
        new RunRequest(batch, CHARTER, inputs, Instant.EPOCH, RunRequest.OnChange.REFUSE);
    assertThat(new Pipeline(environment, stages, List.of()).run(request).code())
        .isEqualTo(ExitCode.DONE);
  }

  private static List<String> export(Environment environment) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RelabelCommand.Export.print(
        Objects.requireNonNull(CHARTER.intake().votes()),
        RelabelRequests.of(environment.tables(), List.of(new Batch.Past(new BatchKey("b1", 1), 1))),
        out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Map<String, Row> rows(
      Environment environment, TableDefinition table, String batch) {
    Map<String, Row> rows = new TreeMap<>();
    for (Row row : environment.tables().read(table, new BatchKey(batch, 1)).collectAsList()) {
      rows.put(row.getAs(TableDefinition.ITEM_ID), row);
    }
    return rows;
  }
}
