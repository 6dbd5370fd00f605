package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.run.StageRun;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.CharterParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class ProgressTest {
  private static final Instant BEGUN = Instant.parse("2026-01-31T00:00:00Z");
  private static final String DONE =
      "screen         1,138 in     1,137 out         1 rejected    2.5 s\n";

  @Test
  void aTerminalShowsTheStageAtWorkUntilItsLineOverwritesIt() {
    assertThat(told(NarrationOptions.LogFormat.TEXT, Progress.Reader.TERMINAL))
        .isEqualTo("screen     …\r" + DONE);
  }

  @Test
  void aFileHasOneLineForEachStage() {
    assertThat(told(NarrationOptions.LogFormat.TEXT, Progress.Reader.FILE)).isEqualTo(DONE);
  }

  @Test
  void jsonLinesStayWholeOnATerminal() {
    assertThat(told(NarrationOptions.LogFormat.JSON, Progress.Reader.TERMINAL))
        .isEqualTo(
            "{\"batch\":\"b1\",\"attempt\":1,\"stage\":\"screen\",\"run_id\":\"00000000-0000-0001-0000-000000000002\",\"outcome\":\"done\",\"rows_in\":1138,\"rows_out\":1137,\"rows_rejected\":1,\"millis\":2500}\n");
  }

  /** The longer name that was shown is covered by the line that follows. */
  @Test
  void noLineIsShorterThanWhatItOverwrites() {
    for (StageName stage : StageName.values()) {
      String line = "%-10s …".formatted(stage.text());
      assertThat(line.length()).isLessThanOrEqualTo("label      not in the charter".length());
    }
  }

  private static String told(NarrationOptions.LogFormat format, Progress.Reader reader) {
    Clock later = Clock.fixed(BEGUN.plusMillis(2_500), ZoneOffset.UTC);
    Progress progress = new Progress(format, later, reader);
    StageRun run = new StageRun(new UUID(1, 2), StageName.SCREEN, context(), BEGUN);
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(bytes, true, UTF_8));
      progress.starts(run);
      progress.completes(run, StageResult.done(1_138, 1_137, Map.of()));
    } finally {
      System.setErr(before);
    }
    return bytes.toString(UTF_8);
  }

  private static StageContext context() {
    Warehouse warehouse = new Warehouse(Path.of("no-such-warehouse"));
    String none = "0x0000000000000000000000000000000000000000";
    return new StageContext(
        SharedSpark.session(),
        warehouse,
        new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "small", 0, none, none, none),
        new TableStore(SharedSpark.session(), warehouse.tables()),
        CharterParser.parse("charter.yaml", SmallDataset.CHARTER, Map.of()),
        new Batch(
            new BatchKey("b1", 1),
            1,
            BEGUN,
            "0x01",
            Inputs.none(ReferredFiles.NONE),
            new FileDigests(),
            List.of()));
  }
}
