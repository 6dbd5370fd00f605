package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.ReviewQueue;
import io.assay.jobs.exit.ExitCode;
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
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.Pseudonyms;
import io.assay.rules.charter.CharterParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class ReviewRoundTripTest {
  private static final String CHARTER =
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
      duplicates: { exact: true }
      rules:
        - { id: calm, expression: "text not like '%!%'", severity: review, message: no shouting }
      review: { reviewers: 1 }
      rewards:
        pool-per-batch: "1000"
        split-basis-points: { contributors: 8000, curators: 1000, treasury: 1000 }
        treasury: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
        weights: { accepted-record: 1, revision: 1, vote: 1 }
      """;

  @TempDir Path directory;
  private Environment environment;
  private Pseudonyms pseudonyms;

  @BeforeEach
  void open(SparkSession spark) throws IOException {
    Warehouse warehouse = new Warehouse(directory.resolve("warehouse"));
    Files.createDirectories(warehouse.keys());
    pseudonyms = new Pseudonyms(DatasetKey.loadOrCreate(warehouse.datasetKey()));
    String nobody = "0x0000000000000000000000000000000000000000";
    WarehouseDescriptor descriptor =
        new WarehouseDescriptor(
            WarehouseDescriptor.FORMAT, "made-up", 31337, nobody, nobody, nobody);
    descriptor.write(warehouse);
    environment =
        new Environment(
            spark,
            warehouse,
            descriptor,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            UUID::randomUUID);
  }

  @Test
  void itemWaitsIsDecidedInALaterBatchAndPaidFromThatBatchsPool() throws IOException {
    Path items = directory.resolve("items.csv");
    Files.writeString(
        items,
        """
        id,who,text
        =1+1,ann,"=cmd() wake
        up!"
        calm,bob,good morning
        loud,bob,hello!
        """);
    run("b1", new Inputs(List.of(items), List.of(), List.of(), submitted(), ReferredFiles.NONE));
    Row waiting = verdict("b1", "=1+1");
    assertThat(waiting.<String>getAs(Verdicts.VERDICT)).isEqualTo("review");

    List<String> lines = export("b1");
    assertThat(lines)
        .containsExactly(
            "'=1+1,,,,b1,rule:calm,,,,text: =cmd() wake\\u{a}up!",
            "loud,,,,b1,rule:calm,,,,text: hello!");

    Path decisions = directory.resolve("decisions.csv");
    Files.writeString(
        decisions,
        ReviewFile.HEADER
            + "\r\n"
            + lines.get(0).replace(",,,,b1", ",accept,cat,fine,b1")
            + "\r\n"
            + lines.get(1).replace(",,,,b1", ",accept,bob,mine,b1")
            + "\r\n");
    run("r1", new Inputs(List.of(), List.of(), List.of(decisions), Map.of(), ReferredFiles.NONE));

    Row decided = verdict("r1", "=1+1");
    assertThat(decided.<String>getAs(Verdicts.VERDICT)).isEqualTo("accepted");
    assertThat(decided.getList(decided.fieldIndex(Verdicts.REASONS)))
        .isEqualTo(List.of("review:accepted", "rule:calm"));
    assertThat(decided.<String>getAs(Verdicts.SUPERSEDES_BATCH_ID)).isEqualTo("b1");
    assertThat(decided.<String>getAs(Verdicts.SUPERSEDES_LEAF))
        .isEqualTo(waiting.<String>getAs(Verdicts.LEAF));
    assertThat(rows(Verdicts.TABLE, "r1")).hasSize(1); // Bob's word on his own item is nothing.
    assertThat(rows(Reviews.TABLE, "r1")).hasSize(2);
    assertThat(export("b1", "r1")).hasSize(1);
    assertThat(rows(Ledger.TABLE, "r1"))
        .extracting(row -> row.<String>getAs(Ledger.ACCOUNT))
        .contains(pseudonyms.hexOf("ann"), pseudonyms.hexOf("cat"));
  }

  private void run(String batch, Inputs inputs) {
    List<Stage> stages =
        Stages.beforeAnchor(List.of(new Reached(StageName.ANCHOR), new Reached(StageName.REPORT)));
    RunRequest request =
        new RunRequest(
            batch,
            CharterParser.parse("charter.yaml", CHARTER, Map.of()),
            inputs,
            Instant.EPOCH,
            RunRequest.OnChange.REFUSE);
    assertThat(new Pipeline(environment, stages, List.of()).run(request).code())
        .isEqualTo(ExitCode.DONE);
  }

  private List<String> export(String... batches) {
    List<Batch.Past> history = new ArrayList<>();
    for (String batch : batches) {
      history.add(new Batch.Past(new BatchKey(batch, 1), history.size() + 1));
    }
    List<String> lines = new ArrayList<>();
    ReviewQueue.of(environment.tables(), history)
        .forEachRemaining(waiting -> lines.add(ReviewFile.plain().line(waiting)));
    return lines;
  }

  private Row verdict(String batch, String item) {
    return rows(Verdicts.TABLE, batch).stream()
        .filter(row -> item.equals(row.getAs(TableDefinition.ITEM_ID)))
        .findFirst()
        .orElseThrow();
  }

  private List<Row> rows(TableDefinition table, String batch) {
    return environment.tables().read(table, new BatchKey(batch, 1)).collectAsList();
  }

  private static Map<String, String> submitted() {
    return Map.of("submitted-at", "2026-01-01T00:00:00Z");
  }
}
