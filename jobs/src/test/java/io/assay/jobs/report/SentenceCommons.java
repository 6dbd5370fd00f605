package io.assay.jobs.report;

import static io.assay.jobs.report.FilledWarehouse.row;
import static io.assay.jobs.report.FilledWarehouse.stage;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.CollectionSteps;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.LabelFigures;
import io.assay.jobs.table.LabelMethods;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.Relabel;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.table.Waiting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * A small community with one batch of history and one at hand, some of whose contributors try to
 * break the page that they are shown on.
 */
public final class SentenceCommons {
  public static final BatchKey DECEMBER = new BatchKey("2025-12", 1);
  public static final BatchKey JANUARY = new BatchKey("2026-01", 2);

  public static final String ADA = "a".repeat(64);
  public static final String BOB = "b".repeat(64);
  public static final String EVE = "e".repeat(64);

  public static final String SCRIPT = "<script>document.title='owned'</script>";
  static final String IMAGE = "\"><img src=x onerror=\"document.title='owned'\">";
  static final String ENDINGS = "]]></script></style></title>--></textarea><!--";
  static final String REORDERED = "pay \u202Eeve\u202C now\u0000\u001B[2J";
  static final String HUGE = "huge ".repeat(20_000);

  private SentenceCommons() {}

  /** The warehouse, filled once for all tests of a JVM; they read its tables and do not write. */
  public static FilledWarehouse warehouse() {
    return Holder.WAREHOUSE;
  }

  private static FilledWarehouse fill(FilledWarehouse warehouse) {
    warehouse.past(DECEMBER, 1);
    stages(warehouse);
    intake(warehouse);
    judgement(warehouse);
    set(warehouse);
    money(warehouse);
    return warehouse;
  }

  private static void stages(FilledWarehouse warehouse) {
    warehouse.fill(
        Batches.TABLE,
        DECEMBER,
        stage(1, "open", "done", 0, 0),
        stage(1, "ingest", "done", 3, 3),
        stage(1, "decide", "done", 3, 2),
        stage(1, "reward", "done", 2, 2),
        stage(1, "anchor", "done", 1, 1),
        stage(1, "report", "done", 0, 0));
    warehouse.fill(
        Batches.TABLE,
        JANUARY,
        stage(2, "open", "done", 0, 0),
        stage(2, "ingest", "done", 9, 7),
        stage(2, "screen", "done", 6, 5),
        stage(2, "dedupe", "done", 5, 3),
        stage(2, "label", "done", 3, 2),
        stage(2, "represent", "done", 2, 2),
        stage(2, "decide", "done", 7, 3),
        stage(2, "reward", "done", 6, 6),
        stage(2, "anchor", "done", 1, 1));
  }

  private static void intake(FilledWarehouse warehouse) {
    warehouse
        .fill(
            Items.TABLE,
            DECEMBER,
            item("d1", "new", ADA),
            item("d2", "new", BOB),
            item("d3", "new", BOB))
        .fill(Contents.TABLE, DECEMBER, content("d1", "Well done."), content("d2", "Poor work."))
        .fill(
            Items.TABLE,
            JANUARY,
            item("j1", "new", ADA),
            item("j2", "new", EVE),
            item("j3", "new", EVE),
            item("j4", "new", BOB),
            item("j5", "foreign", EVE),
            item("d1", "redelivered", ADA),
            item("d2", "revision", BOB))
        .fill(
            Contents.TABLE,
            JANUARY,
            content("j1", HUGE),
            content("j2", SCRIPT),
            content("j3", IMAGE),
            content("j4", ENDINGS),
            content("j5", REORDERED),
            content("d2", "Poor work, but kind."))
        .fill(
            Quarantine.TABLE,
            JANUARY,
            broken(1, "{\"text\": " + SCRIPT, "not-json", "unexpected \u202E<b>"),
            broken(2, "caf\u00e9\u0000", "invalid-utf8", ""));
  }

  private static void judgement(FilledWarehouse warehouse) {
    warehouse
        .fill(
            Findings.TABLE,
            JANUARY,
            row("j2", "rule:length", "reject", SCRIPT),
            row("j5", "identity:foreign-id", "review", "known to somebody else"),
            row("j1", "rule:shouting", "warn", ""),
            row("j3", "rule:shouting", "warn", IMAGE),
            row("j4", "rule:shouting", "warn", ENDINGS),
            row("j5", "rule:shouting", "warn", REORDERED))
        .fill(
            Duplicates.TABLE,
            JANUARY,
            row("j3", "d1", "2025-12", "exact", null, List.of(), null, null),
            row(
                "j4",
                "j1",
                "2026-01",
                "near",
                "jaccard",
                List.of(RowFactory.create(null, 9, 10, 10, "0.8")),
                new BigDecimal("0.818181818"),
                new BigDecimal("0.900000000")))
        .fill(
            Labels.TABLE,
            JANUARY,
            row("j1", "praise", "decided", 3L, 2L, Map.of("praise", 2L, "blame", 1L), 0.8, 200),
            row("d2", "blame", "decided", 3L, 3L, Map.of("blame", 3L), 0.9, 240, true),
            row("j5", null, "below-quorum", 1L, 1L, Map.of("praise", 1L)))
        .fill(
            Annotators.TABLE,
            JANUARY,
            annotator(ADA, 4L, 3L, "informed"),
            annotator(BOB, 2L, 2L, "independent"))
        .fill(
            LabelFigures.TABLE,
            JANUARY,
            row(
                "dawid-skene",
                "no-clear-evidence",
                12L,
                9L,
                true,
                -33.5,
                0.0001,
                7L,
                2L,
                1L,
                0.25,
                2L,
                0.95,
                0.9,
                0.99,
                10L,
                6L,
                0.26,
                0.88,
                0.7,
                0.5,
                0.85,
                "contradicted-by-gold",
                "6 of 10 gold items are right."))
        .fill(
            LabelMethods.TABLE,
            JANUARY,
            row("majority", -0.7, -0.0125, 0.002, 10L, 5L),
            row("dawid-skene", -0.6, 0.0, 0.0, 10L, 6L))
        .fill(Relabel.TABLE, JANUARY, row("j5", 1L, 1L, 0.5), row("j5", 2L, 2L, 0.25))
        .fill(
            Verdicts.TABLE,
            DECEMBER,
            verdict("d1", "accepted", List.of(), ADA, null),
            verdict("d2", "accepted", List.of(), BOB, null),
            verdict("d3", "review", List.of("label:tied"), BOB, null))
        .fill(
            Verdicts.TABLE,
            JANUARY,
            verdict("j1", "accepted", List.of("rule:shouting"), ADA, null),
            verdict("d2", "accepted", List.of(), BOB, null),
            verdict("d3", "accepted", List.of("review:accepted"), BOB, "2025-12"),
            verdict("j2", "rejected", List.of("rule:length"), EVE, null),
            verdict("j3", "rejected", List.of("duplicate:exact"), EVE, null),
            verdict("j4", "rejected", List.of("duplicate:near"), BOB, null),
            verdict(
                "j5", "review", List.of("identity:foreign-id", "label:below-quorum"), EVE, null));
  }

  private static void set(FilledWarehouse warehouse) {
    warehouse
        .fill(
            Gates.TABLE,
            JANUARY,
            row(
                "duplicate-share.batch",
                "duplicate-share",
                null,
                "batch",
                "1",
                "3",
                1 / 3.0,
                "at most 0.1",
                "warn",
                "warn",
                "2 of 6 repeat something",
                "value",
                1 / 3.0),
            row(
                "size.accepted",
                "size",
                null,
                "accepted",
                "3",
                "1",
                3.0,
                "at least 2",
                "error",
                "pass",
                "3 accepted items",
                "value",
                3.0))
        .fill(
            Representation.TABLE,
            JANUARY,
            row("batch", "language", "en", 1L, 3L, "0.5"),
            row("batch", "language", "de", 0L, 3L, "0.5"),
            row("batch", "language", IMAGE, 1L, 3L, null),
            row("batch", "language", null, 1L, 3L, null),
            row("dataset", "language", "en", 3L, 5L, "0.5"),
            row("dataset", "language", "de", 0L, 5L, "0.5"),
            row("dataset", "language", IMAGE, 1L, 5L, null),
            row("dataset", "language", null, 1L, 5L, null),
            row("dataset", "language*kind", "en*" + IMAGE, 3L, 5L, "0.25"),
            row("dataset", "language*kind", "en*b", 1L, 5L, "0.25"),
            row("dataset", "language*kind", "de*" + IMAGE, 0L, 5L, "0.25"),
            row("dataset", "language*kind", "de*b", 1L, 5L, "1/4"))
        .fill(
            Gaps.TABLE,
            JANUARY,
            row(1L, "share", Map.of("language", "de"), "language", "de", 0L, 2L),
            row(2L, "share", Map.of("language", "fr"), "language", "fr", 0L, 1L),
            row(3L, "combination", Map.of("language", "xx"), "language", IMAGE, 0L, null))
        .fill(
            Measures.TABLE,
            JANUARY,
            measure("total-variation", null, 0.5, 0.1, 0.9, null),
            measure("share", "en", 0.6, 0.15, 0.95, 0.02),
            measure("share", IMAGE, 0.2, 0.01, 0.72, null))
        .fill(
            CollectionSteps.TABLE,
            JANUARY,
            row(1L, Map.of("language", IMAGE), 2L, List.of(1L, 3L)));
  }

  private static Object[] measure(
      String measure, String category, double value, double lower, double upper, Double adjusted) {
    return row(
        "dataset",
        "language",
        "target",
        "items",
        measure,
        category,
        null,
        value,
        lower,
        upper,
        adjusted,
        adjusted);
  }

  private static void money(FilledWarehouse warehouse) {
    String payload =
        """
        {"validatedRoot":"0x%s","verdictRoot":"0x%s","rewardsRoot":"0x%s","evidenceHash":"0x%s","logSize":41,"logRoot":"0x%s"}
        """
            .formatted(
                "11".repeat(32),
                "22".repeat(32),
                "33".repeat(32),
                "44".repeat(32),
                "55".repeat(32));
    warehouse
        .fill(
            Ledger.TABLE,
            JANUARY,
            row(ADA, "contributor", "accepted-record", "500000000000000000001", "0xAd"),
            row(BOB, "contributor", "revision", "300000000000000000000", null),
            row(ADA, "annotator", "vote", "40000000000000000000", "0xAd"),
            row("treasury", "treasury", "treasury-share", "100000000000000000000", "0x70"),
            row("carry", "carry", "not-earned", "89999999999999999999", null),
            row("carry", "carry", "carried-in", "-30000000000000000000", null))
        .fill(
            PaidWork.TABLE,
            JANUARY,
            row("j1", JANUARY.batchId(), List.of(ADA), "accepted-record", 1L, 10_000))
        .fill(
            Payouts.TABLE,
            JANUARY,
            row("0xAd", "700000000000000000001"),
            row("0x70", "200000000000000000000"))
        .fill(Waiting.TABLE, JANUARY, row(BOB, "300000000000000000000"))
        .fill(
            Anchors.TABLE,
            JANUARY,
            row("intent", 2L, payload, 7L, null, null, 31337L, 0L),
            row("confirmed", 2L, payload, 7L, "0x" + "66".repeat(32), 12L, 31337L, 0L));
  }

  private static Object[] item(String id, String delivery, String contributor) {
    Timestamp submitted = Timestamp.from(FilledWarehouse.AS_OF);
    return row(
        id,
        delivery,
        List.of(contributor),
        "mac",
        submitted,
        "CC0-1.0",
        "original",
        Map.of(),
        "items.jsonl",
        1L,
        0L);
  }

  private static Object[] content(String id, String text) {
    return row(id, Map.of("text", text), "hash");
  }

  private static Object[] broken(long number, String raw, String reason, String detail) {
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    return row(
        "item",
        "items.jsonl",
        number,
        number * 100,
        (long) bytes.length,
        bytes,
        false,
        reason,
        detail);
  }

  private static Object[] verdict(
      String id,
      String verdict,
      List<String> reasons,
      String contributor,
      @Nullable String earlier) {
    return row(
        id,
        verdict,
        reasons,
        List.of(contributor),
        false,
        earlier == null ? "2026-01" : earlier,
        "c0",
        "1eaf",
        earlier,
        earlier == null ? null : "0ld1eaf");
  }

  private static Object[] annotator(String pseudonym, long votes, long agreeing, String standing) {
    boolean isFlagged = standing.equals("independent");
    long information = isFlagged ? 0L : 3L << 20;
    return row(
        pseudonym,
        votes,
        agreeing,
        votes,
        0.75,
        3L,
        2L,
        0.1,
        0.99,
        false,
        standing,
        null,
        isFlagged,
        1L,
        information,
        List.of());
  }

  private static final class Holder {
    static final FilledWarehouse WAREHOUSE =
        fill(new FilledWarehouse(SharedSpark.session(), directory()));

    private static Path directory() {
      try {
        Path directory = Files.createTempDirectory("sentence-commons");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory.toFile())));
        return directory;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(File file) {
      File[] children = file.listFiles();
      if (children != null) {
        Arrays.stream(children).forEach(Holder::delete);
      }
      file.delete();
    }
  }
}
