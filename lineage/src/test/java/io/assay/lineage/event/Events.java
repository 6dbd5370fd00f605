package io.assay.lineage.event;

import io.assay.lineage.event.DatasetRef.Assertion;
import io.assay.lineage.event.DatasetRef.ColumnMetrics;
import io.assay.lineage.event.DatasetRef.ColumnOrigin;
import io.assay.lineage.event.DatasetRef.ColumnOrigin.Source;
import io.assay.lineage.event.DatasetRef.ColumnOrigin.Transformation;
import io.assay.lineage.event.DatasetRef.Field;
import io.assay.lineage.event.DatasetRef.Result;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A run, a stage of it and what the stage read and wrote, for the tests of this package. */
final class Events {
  static final String VERSION = "0.1.0";
  static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  static final RunIdentity RUN =
      new RunIdentity(
          UUID.fromString("0190a3c0-0000-7000-8000-000000000001"),
          new JobName("assay", "prompt-commons.run"));
  static final RunIdentity STAGE =
      new RunIdentity(
          UUID.fromString("0190a3c0-0000-7000-8000-000000000002"),
          new JobName("assay", "prompt-commons.decide"));
  static final RunIdentity SCHEDULER =
      new RunIdentity(
          UUID.fromString("0190a3c0-0000-7000-8000-0000000000aa"),
          new JobName("airflow", "community.nightly"));
  static final BatchRef BATCH =
      new BatchRef("prompt-commons", "2026-01", 2, "0x" + "ab".repeat(32));
  static final URI ITEMS = URI.create("file:///warehouse/tables/items");
  static final URI VERDICTS = URI.create("file:///warehouse/tables/verdicts");

  private Events() {}

  static RunEvents ofRun() {
    return new RunEvents(
        VERSION,
        new RunContext(
            RUN,
            ParentRun.of(SCHEDULER),
            RunContext.Kind.run("All stages for one batch."),
            BATCH,
            NOON.minusSeconds(86_400),
            null));
  }

  static RunEvents ofStage() {
    return new RunEvents(
        VERSION,
        new RunContext(
            STAGE,
            new ParentRun(RUN, SCHEDULER),
            RunContext.Kind.stage("Gives each item its verdict."),
            BATCH,
            NOON.minusSeconds(86_400),
            new RunContext.Engine("spark", "3.5.7")));
  }

  static Datasets datasets() {
    DatasetRef items =
        DatasetRef.at(ITEMS)
            .withVersion(7)
            .withSchema(List.of(new Field("item_id", "string"), new Field("attempt", "int")))
            .withRows(1138)
            .withBytes(65_536)
            .withColumnMetrics(List.of(new ColumnMetrics("item_id", 0L, 1138L)))
            .withAssertions(
                List.of(
                    new Assertion("size", "size", null, new Result(true, "error", "50", "339")),
                    new Assertion(
                        "completeness-prompt",
                        "completeness",
                        "prompt",
                        new Result(false, "warn", "1.0", null))))
            .withBatch(BATCH);
    DatasetRef verdicts =
        DatasetRef.at(VERDICTS)
            .withVersion(3)
            .withSchema(List.of(new Field("item_id", "string")))
            .withRows(339)
            .withBytes(4_096)
            .withBatch(BATCH)
            .withOrigins(
                List.of(
                    new ColumnOrigin(
                        "item_id", List.of(new Source(ITEMS, "item_id", Transformation.IDENTITY))),
                    new ColumnOrigin(
                        "commitment",
                        List.of(new Source(ITEMS, "item_id", Transformation.DIGEST)))));
    return new Datasets(List.of(items), List.of(verdicts));
  }

  static AnchorRef anchor() {
    return new AnchorRef(
        new AnchorRef.Place(
            BigInteger.valueOf(31_337),
            "0x5FbDB2315678afecb367f032d93F642f64180aa3",
            "0x" + "01".repeat(32)),
        1,
        new AnchorRef.Roots(
            "0x" + "02".repeat(32),
            "0x" + "03".repeat(32),
            "0x" + "04".repeat(32),
            "0x" + "05".repeat(32)));
  }
}
