package io.assay.jobs.report.document;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.report.document.DatasetFacts.Column;
import io.assay.jobs.report.document.DatasetFacts.DataFile;
import io.assay.jobs.report.document.DatasetFacts.Distance;
import io.assay.jobs.report.document.DatasetFacts.Gate;
import io.assay.jobs.report.document.DatasetFacts.Missing;
import io.assay.jobs.report.document.DatasetFacts.Share;
import io.assay.jobs.report.document.DatasetFacts.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a small made-up dataset. */
final class MadeFacts {
  static final String SCRIPT = "</script><script>document.title='owned'</script>";
  static final String BREAKOUT =
      "x\"\n---\nlicense: mit\n# [pay](http://evil.example) | `\u202Ecba";

  private MadeFacts() {}

  /** With categories, a gate's words and a charter that want to be more than text. */
  static DatasetFacts hostile() {
    return facts(
        Map.of(
            "dataset.name", "'" + SCRIPT.replace("'", "") + "'",
            "dataset.scope", "\"x # y | [pay](http://evil.example)\"",
            "licences", "{accept: [CC0-1.0], uses: [training]}"),
        BREAKOUT,
        SCRIPT);
  }

  static DatasetFacts plain() {
    return facts(
        Map.of("licences", "{accept: [CC0-1.0, Apache-2.0], uses: [training, commercial]}"),
        "la",
        "2 of 6 repeat something");
  }

  /** Of a charter that says all that documents ask for. */
  static DatasetFacts told() {
    return facts(
        Map.of(
            "dataset.contact", "data@example.org",
            "dataset.documentation.collection-method", "A form",
            "dataset.publication",
                "{url: 'https://data.example.org/x', publisher: P, published: '2026-02-01', citation: C, keywords: [k], tasks: [text-classification], maintenance: M}",
            "dataset.handling",
                "{confidentiality: clear, availability: direct-download, sensitive-personal-information: true, consent: Asked, copyright: Theirs, processed-in: [DE], stored-in: [DE-BE]}",
            "dataset.background",
                "{collection-types: [Surveys], sources: [Z], countries: [KE], annotators: Volunteers, social-impact: None}",
            "licences", "{accept: [CC0-1.0], uses: [training]}"),
        "la",
        "2 of 6 repeat something");
  }

  /** Of a charter that says the least. */
  static DatasetFacts bare() {
    return new DatasetFacts(
        FilledWarehouse.charter("bare-charter.yaml"),
        Fact.of(List.of(batch("2026-01", 3, 0, 2)), Origin.table("batches", 4L)),
        Fact.of(2L, Origin.table("batches", 4L)),
        Fact.of(List.of(), Origin.table("gates", null)),
        Fact.of(List.of(), Origin.table("representation", null)),
        Fact.of(List.of(), Origin.table("measures", null)),
        Fact.of(List.of(), Origin.table("gaps", null)),
        null,
        null,
        null,
        chain(),
        List.of(contents()));
  }

  /**
   * Of a dataset of one language that lacks nothing.
   *
   * @param outcome of each gate of the charter
   * @param target of the language; null for none
   * @param unjudged gates that the table does not have
   */
  static DatasetFacts judged(String outcome, @Nullable BigDecimal target, List<String> unjudged) {
    DatasetFacts bare = bare();
    List<Gate> gates =
        List.of(
            new Gate(
                "duplicate-share.batch",
                "duplicate-share",
                "batch",
                "0/1",
                "at most 0.1",
                outcome,
                "",
                "value",
                0.0),
            new Gate(
                "size.accepted",
                "size",
                "accepted",
                "3/1",
                "at least 2",
                outcome,
                "",
                "value",
                3.0));
    return new DatasetFacts(
        FilledWarehouse.charter(),
        bare.batches(),
        bare.size(),
        bare.gates()
            .map(any -> gates.stream().filter(gate -> !unjudged.contains(gate.id())).toList()),
        bare.shares().map(any -> List.of(new Share("language", "en", 2, 2, target, null, null))),
        bare.distances(),
        bare.gaps(),
        null,
        null,
        null,
        chain(),
        bare.tables());
  }

  private static DatasetFacts facts(
      Map<String, String> overrides, String category, String gateDetail) {
    Origin gates = Origin.table("gates", 1L).ofBatch("2026-01");
    Origin shares = Origin.table("representation", 1L).ofBatch("2026-01");
    return new DatasetFacts(
        FilledWarehouse.charter(overrides),
        Fact.of(
            List.of(batch("2025-12", 3, 0, 2), batch("2026-01", 9, 2, 3)),
            Origin.table("batches", 14L)),
        Fact.of(5L, shares),
        Fact.of(
            List.of(
                new Gate(
                    "duplicate-share.batch",
                    "duplicate-share",
                    "batch",
                    "1/3",
                    "at most 0.1",
                    "warn",
                    gateDetail,
                    "value",
                    1 / 3.0),
                new Gate(
                    "distance-to-target.language.dataset",
                    "distance-to-target",
                    "dataset",
                    "7/8",
                    "at most 0.3",
                    "warn",
                    "",
                    "upper",
                    0.5),
                new Gate(
                    "size.accepted",
                    "size",
                    "accepted",
                    "3/1",
                    "at least 2",
                    "pass",
                    "",
                    "value",
                    3.0)),
            gates),
        Fact.of(
            List.of(
                new Share(
                    "language",
                    "en",
                    3,
                    5,
                    new BigDecimal("0.5"),
                    null,
                    new DatasetFacts.Interval(0.25, 0.75, null)),
                new Share(
                    "language",
                    "de",
                    0,
                    5,
                    new BigDecimal("0.25"),
                    new DatasetFacts.Interval(0, 0.5218, 0.4),
                    null),
                new Share(
                    "language",
                    category,
                    1,
                    5,
                    null,
                    new DatasetFacts.Interval(0.01, 0.7, null),
                    null),
                new Share("language", null, 1, 5, null, null, null)),
            shares),
        Fact.of(
            List.of(
                distance("*", "nothing", "items", "contributor-gini", 0.25, 0.25),
                distance("*", "nothing", "items", "uncovered-patterns", 2, 2),
                distance("language", "target", "items", "jensen-shannon", 0.4, 0.7),
                distance("language", "target", "items", "total-variation", 0.5, 0.875),
                distance("language", "target", "weight", "total-variation", 0.3, 0.6),
                distance("language*length", "product", "items", "total-variation", 0.2, 0.4),
                distance("language*place", "target", "items", "total-variation", 0.3, 0.4)),
            Origin.table("measures", 1L).ofBatch("2026-01")),
        Fact.of(
            List.of(
                new Missing("share", "language", "fr", 0, null),
                new Missing("stale", "freshness", "older than 365 days", 4, 1L),
                new Missing("combination", "language*length", "de*a\\*b", 0, 3L),
                new Missing("share", "language", "de", 0, 2L),
                new Missing("share", "language", category, 1, 1L)),
            Origin.table("gaps", 1L).ofBatch("2026-01")),
        Fact.of(
            List.of(Instant.parse("2025-12-01T00:00:00Z"), Instant.parse("2026-01-31T00:00:00.5Z")),
            Origin.table("items", 1L)),
        Fact.of(
            new DatasetFacts.Labels("majority", 7, 2, 0.25, "6 of 10 gold items are right.", true),
            Origin.table("label_figures", 0L).ofBatch("2026-01")),
        Fact.of(
            new DatasetFacts.Anchor(
                "2026-01",
                2,
                "0x" + "66".repeat(32),
                "0x" + "11".repeat(32),
                "0x" + "44".repeat(32)),
            Origin.table("anchors", 3L).ofBatch("2026-01")),
        chain(),
        List.of(contents(), items()));
  }

  /** With an interval as wide below as above. */
  private static Distance distance(
      String subject,
      String against,
      String weighting,
      String measure,
      double value,
      double upper) {
    return new Distance(subject, against, weighting, measure, value, 2 * value - upper, upper);
  }

  private static DatasetFacts.Chain chain() {
    return new DatasetFacts.Chain(31337, "0x5FbDB2315678afecb367f032d93F642f64180aa3");
  }

  private static DatasetFacts.Batch batch(
      String id, long delivered, long unreadable, long accepted) {
    return new DatasetFacts.Batch(
        id,
        1,
        Instant.parse(id + "-28T00:00:00Z"),
        Instant.parse("2026-02-03T04:05:06.7Z"),
        delivered,
        unreadable,
        accepted,
        delivered - unreadable - accepted);
  }

  private static Table contents() {
    return new Table(
        "contents",
        1,
        List.of(
            new Column("batch_id", "string"),
            new Column("attempt", "int"),
            new Column("item_id", "string"),
            new Column("content", "map<string,string>"),
            new Column("content_hash", "string")),
        List.of(
            new DataFile("part-00000-a.parquet", 1200, "ab".repeat(32)),
            new DataFile("part-00000-b.parquet", 800, "cd".repeat(32))));
  }

  private static Table items() {
    return new Table(
        "items",
        1,
        List.of(
            new Column("item_id", "string"),
            new Column("contributors", "array<string>"),
            new Column("submitted_at", "timestamp"),
            new Column("attributes", "map<string,string>"),
            new Column("byte_offset", "bigint")),
        List.of(new DataFile("part-00000-c.parquet", 600, "ef".repeat(32))));
  }
}
