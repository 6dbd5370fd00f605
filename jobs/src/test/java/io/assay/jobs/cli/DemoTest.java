package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.report.Chromium;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Salts;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.event.EventSchemas;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as a new user tries it: real contributions through every stage, and all that reads it.
 */
@Tag("spark")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;

  private static Path place() {
    return directory.resolve("w");
  }

  private static CommandLineRun command(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of("--warehouse", place().toString()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  /** The rows of a query, as JSON. */
  private static List<JsonNode> sql(String query) throws IOException {
    CommandLineRun run = command("sql", "--format", "json", query);
    assertThat(run.code()).as(run.err()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private static String value(String query) throws IOException {
    return sql(query).get(0).path("v").asText();
  }

  @Test
  @Order(1)
  void runsAndRunAgainChangesNothing() throws IOException {
    SharedSpark.session(); // Else the command would start its own, and stop it.
    CommandLineRun first = command("demo");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("index.html");
    Map<String, Long> files = files();

    CommandLineRun again = command("demo");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("Nothing to do");
    assertThat(files()).isEqualTo(files);
  }

  /** Size of every file below tables, proofs and payouts. */
  private static Map<String, Long> files() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    for (String part : List.of("tables", "proofs", "payouts")) {
      try (Stream<Path> files = Files.walk(place().resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          sizes.put(place().relativize(file).toString(), Files.size(file));
        }
      }
    }
    return sizes;
  }

  @Test
  @Order(2)
  void whatIsDeliveredAgainEarnsNothing() throws IOException {
    assertThat(value("select count(*) v from items where batch_id = '2025-12'")).isEqualTo("828");
    assertThat(value("select count(*) v from items where batch_id = '2026-01'")).isEqualTo("1138");
    // All 799 known rows but three, which were removed as near duplicates and are judged afresh.
    assertThat(
            value(
                "select count(*) v from items where batch_id = '2026-01' and delivery = 'redelivered'"))
        .isEqualTo("796");
    assertThat(
            value(
                "select count(*) v from work w join items i using (batch_id, item_id)"
                    + " where batch_id = '2026-01' and delivery = 'redelivered'"))
        .isEqualTo("0");
  }

  /**
   * The first batch leaves too few short and too few long prompts. How long one is can be computed,
   * so every new one that is accepted is paid more for that; whom it is for is only said.
   */
  @Test
  @Order(3)
  void whatTheFirstBatchLacksIsPaidForInTheSecondIfItIsCertain() throws IOException {
    assertThat(
            sql(
                "select dimension || '=' || category v from gaps where batch_id = '2025-12' and kind = 'share'"))
        .extracting(row -> row.path("v").asText())
        .containsExactlyInAnyOrder("length=short", "length=long", "audience=TRUE");
    String missing =
        "select count(*) v from contents join items using (batch_id, item_id)"
            + " join verdicts using (batch_id, item_id)"
            + " where batch_id = '2026-01' and delivery = 'new' and verdict = 'accepted'"
            + " and not array_contains(reasons, 'duplicate:revision')"
            + " and length(content['prompt']) not between 500 and 2999";
    assertThat(value(missing)).isEqualTo("126");
    assertThat(value("select count(*) v from work where batch_id = '2026-01' and bounty > 0"))
        .isEqualTo("126");
    assertThat(
            sql(
                "select cell, evidence, count(*) v from gap_claims group by cell, evidence order by cell"))
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"cell\":\"audience=TRUE\",\"evidence\":\"declared\",\"v\":8}",
            "{\"cell\":\"length=long\",\"evidence\":\"derived\",\"v\":78}",
            "{\"cell\":\"length=short\",\"evidence\":\"derived\",\"v\":48}");
    assertThat(
            value(
                "select sum(cast(amount as decimal(38,0))) > 0 v from ledger"
                    + " where batch_id = '2026-01' and reason = 'bounty'"))
        .isEqualTo("true");
    assertThat(Files.readString(place().resolve("reports/wanted.html")))
        .contains("Bounty weight", "computed from the content itself", "by curators: audience");
    assertThat(value("select judged_by v from gates where gate like '%.length.%' limit 1"))
        .isEqualTo("upper");
  }

  @Test
  @Order(4)
  void everyEventOfTheRunsIsValidAndHasItsEndAndItsParent() throws IOException {
    EventSchemas schemas = new EventSchemas();
    Map<String, List<String>> types = new HashMap<>();
    Map<String, String> parents = new HashMap<>();
    JsonNode ingest = null;
    JsonNode decide = null;
    JsonNode anchored = null;
    for (String line : events()) {
      assertThat(schemas.problems(line)).isEmpty();
      JsonNode event = JSON.readTree(line);
      String run = event.at("/run/runId").asText();
      types.computeIfAbsent(run, any -> new ArrayList<>()).add(event.path("eventType").asText());
      JsonNode parent = event.at("/run/facets/parent/run/runId");
      if (!parent.isMissingNode()) {
        parents.put(run, parent.asText());
      }
      boolean isEnd = event.path("eventType").asText().equals("COMPLETE");
      String job = event.at("/job/name").asText();
      ingest = isEnd && job.endsWith(".ingest") ? event : ingest;
      decide = isEnd && job.endsWith(".decide") ? event : decide;
      anchored = isEnd && job.endsWith(".anchor") ? event : anchored;
    }

    assertThat(types).isNotEmpty();
    types.values().forEach(of -> assertThat(of).containsExactly("START", "COMPLETE"));
    assertThat(types.keySet()).containsAll(parents.values());
    assertThat(parents).hasSizeGreaterThanOrEqualTo(2 * 9);
    JsonNode items = named(decide.path("inputs"), "/items");
    List<String> severities = new ArrayList<>();
    items
        .at("/inputFacets/dataQualityAssertions/assertions")
        .forEach(
            each -> {
              severities.add(each.path("severity").asText());
              assertThat(each.path("expected").asText()).isNotBlank();
            });
    assertThat(severities).contains("warn", "error");
    assertThat(items.at("/inputFacets/dataQualityMetrics/rowCount").asLong()).isEqualTo(1138);
    assertThat(origins(named(ingest.path("outputs"), "/contents"), "content_hash"))
        .containsExactly("2026-01.csv act true", "2026-01.csv prompt true");
    assertThat(origins(named(decide.path("outputs"), "/verdicts"), "commitment"))
        .containsExactlyInAnyOrder(
            "items item_id true", "salts salt true", "contents content_hash true");
    for (JsonNode output : decide.path("outputs")) {
      assertThat(output.at("/outputFacets/outputStatistics/rowCount").isNumber()).isTrue();
    }
    assertThat(anchored.at("/run/facets/assay_anchor/number").asLong()).isEqualTo(2);
  }

  /** Which columns of what one is made from, and whether they can be read from it no more. */
  private static List<String> origins(JsonNode dataset, String column) {
    List<String> origins = new ArrayList<>();
    for (JsonNode field :
        dataset
            .path("facets")
            .path("columnLineage")
            .path("fields")
            .path(column)
            .path("inputFields")) {
      origins.add(
          Path.of(field.path("name").asText()).getFileName()
              + " "
              + field.path("field").asText()
              + " "
              + field.at("/transformations/0/masking").asBoolean());
    }
    return origins;
  }

  private static JsonNode named(JsonNode datasets, String end) {
    for (JsonNode dataset : datasets) {
      if (dataset.path("name").asText().endsWith(end)) {
        return dataset;
      }
    }
    throw new AssertionError("no dataset " + end + " in " + datasets);
  }

  private static List<String> events() throws IOException {
    List<String> events = new ArrayList<>();
    try (Stream<Path> files = Files.walk(new Warehouse(place()).lineage())) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".ndjson")).sorted().toList()) {
        events.addAll(Files.readAllLines(file));
      }
    }
    return events;
  }

  @Test
  @Order(5)
  void numbersOfThePageAreThoseOfTheTables() throws Exception {
    Chromium.Page page = Chromium.find().open(new Warehouse(place()).report("2026-01"));

    assertThat(page.console()).isEmpty();
    Map<String, String> numbers = page.numbers();
    for (JsonNode row :
        sql(
            "select verdict k, count(*) v from verdicts where batch_id = '2026-01'"
                + " and supersedes_leaf is null group by verdict")) {
      assertThat(numbers)
          .containsEntry("verdicts." + row.path("k").asText(), row.path("v").asText());
    }
    for (JsonNode row :
        sql(
            "select concat('findings.', severity, '.', rule) k, count(distinct item_id) v"
                + " from findings where batch_id = '2026-01' group by 1")) {
      assertThat(numbers).containsEntry(row.path("k").asText(), row.path("v").asText());
    }
    for (JsonNode row :
        sql(
            "select concat('rewards.', role) k, cast(sum(cast(amount as decimal(38,0))) as string) v"
                + " from ledger where batch_id = '2026-01' and role in ('contributor', 'treasury') group by 1")) {
      assertThat(numbers).containsEntry(row.path("k").asText(), row.path("v").asText());
    }
    for (JsonNode row :
        sql(
            "select concat('gate.', gate) k, value v from gates where batch_id = '2026-01' and value is not null")) {
      String shown = numbers.get(row.path("k").asText());
      assertThat(new BigDecimal(shown)).isEqualByComparingTo(row.path("v").decimalValue());
    }
    assertThat(numbers)
        .containsEntry("items.total", "1138")
        .containsEntry(
            "quarantined", value("select count(*) v from quarantine where batch_id = '2026-01'"))
        .containsEntry("anchor.number", "2");
  }

  @Test
  @Order(6)
  void formsOfOutputGiveTheSameRows() {
    String query =
        "select 'a\"b,\nc' text, 1 number, cast(null as string) nothing, map('k', 2) map";

    assertThat(command("sql", "--format", "csv", query).out())
        .isEqualTo("text,number,nothing,map\n\"a\"\"b,\nc\",1,,\"{\"\"k\"\":2}\"\n");
    assertThat(command("sql", "--format", "json", query).out())
        .isEqualTo("{\"text\":\"a\\\"b,\\nc\",\"number\":1,\"map\":{\"k\":2}}\n");
    assertThat(command("sql", query).out().lines().findFirst().orElseThrow())
        .matches("text +number +nothing +map");
    assertThat(command("sql", "drop table items").code()).isEqualTo(2);
    assertThat(command("status", "--format", "csv").out()).contains("2025-12", "2026-01");
    assertThat(command("status").out()).contains("dataset ").contains("2026-01");
  }

  @Test
  @Order(7)
  void explainTellsOfAnItemByIdBeginningAndPlace() throws IOException {
    String item = value("select item_id v from accepted order by item_id limit 1");
    CommandLineRun whole = command("explain", item);

    assertThat(whole.code()).as(whole.err()).isZero();
    assertThat(whole.out()).contains("accepted");
    assertThat(command("explain", item.substring(0, 20)).out()).isEqualTo(whole.out());
    assertThat(command("explain", "no-such-item").code()).isEqualTo(2);
    assertThat(JSON.readTree(command("explain", "--format", "json", item).out()).isObject())
        .isTrue();
  }

  @Test
  @Order(8)
  void verifyFindsWhateverWasChanged() throws IOException {
    CommandLineRun intact = command("verify");
    assertThat(intact.code()).as(intact.out()).isZero();

    String item =
        value(
            "select min(item_id) v from verdicts where batch_id = '2026-01' and verdict = 'accepted'"
                + " and supersedes_leaf is null");
    String ofItem = "item_id = '" + item + "'";
    changed(
        Contents.TABLE,
        ofItem,
        "content",
        "map_concat(content, map('changed', 'x'))",
        "validated root");
    changed(Salts.TABLE, ofItem, "salt", "concat('00', substr(salt, 3))", "validated root");
    changed(
        Ledger.TABLE, "role = 'treasury'", "amount", "concat(amount, '0')", "rewards by ledger");
    assertThat(command("verify").code()).isZero();
    Path tree = place().resolve("proofs/2026-01/rewards.tree");
    byte[] bytes = Files.readAllBytes(tree);
    bytes[bytes.length - 1] ^= 1;
    Files.write(tree, bytes);
    assertThat(command("verify").code()).isEqualTo(1);
  }

  /** One value of one row is another for a while. */
  private static void changed(
      TableDefinition table, String where, String column, String to, String wrong) {
    DeltaTable delta =
        DeltaTable.forPath(
            SharedSpark.session(),
            new Warehouse(place()).tables().resolve(table.name()).toString());
    long version = delta.history(1).head().<Long>getAs("version");
    delta.updateExpr("batch_id = '2026-01' and " + where, Map.of(column, to));

    CommandLineRun verify = command("verify", "--batch", "2026-01");

    assertThat(verify.code()).isEqualTo(1);
    assertThat(verify.out()).containsPattern("WRONG " + wrong);
    delta.restoreToVersion(version);
  }
}
