package io.assay.jobs.decision;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.Salts;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.table.Votes;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** A made-up community: what the stages before decide would have left in the tables. */
public final class Deliveries {
  private static final String CHARTER =
      """
      charter: 1
      dataset: { id: made-up, name: Made up, purpose: Tests }
      intake:
        format: csv
        columns:
          contributor: who
          submitted-at: when
          content: [text]
          licence: { constant: CC0-1.0 }
          source: { constant: original }
          attributes:
            stars: { column: stars, type: number }
            kind: { column: kind, type: string }
        votes: { format: csv, item: item, annotator: annotator, label: label, voted-at: at }
      """;

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final List<Batch.Past> history = new ArrayList<>();
  private Charter charter;
  private ReferredFiles referred = ReferredFiles.NONE;

  public Deliveries(SparkSession spark, Path directory) {
    this.spark = spark;
    this.warehouse = new Warehouse(directory);
    this.charter = CharterParser.parse("charter.yaml", CHARTER, Map.of());
  }

  /** More sections of the charter. */
  public Deliveries charter(String sections) {
    return charter(sections, "text");
  }

  /** The same with these content fields, all of which but {@code text} are absent. */
  public Deliveries charter(String sections, String... content) {
    String columns = CHARTER.replace("[text]", "[" + String.join(", ", content) + "]");
    charter = CharterParser.parse("charter.yaml", columns + sections, Map.of());
    return this;
  }

  /** A section of given labels, with attributes for the probabilities of three. */
  public Deliveries given(String section) {
    String columns = "kind: { column: kind, type: string }\n";
    String shares = "";
    for (String share : List.of("pa", "pb", "pc")) {
      shares += "      %1$s: { column: %1$s, type: number }\n".formatted(share);
    }
    charter =
        CharterParser.parse(
            "charter.yaml", CHARTER.replace(columns, columns + shares) + section, Map.of());
    return this;
  }

  /** A file of known labels. */
  public Deliveries gold(Path file) {
    referred = new ReferredFiles(null, file, null, List.of());
    return this;
  }

  /** A file of the population's shares. */
  public Deliveries reference(Path file) {
    referred = new ReferredFiles(null, null, file, List.of());
    return this;
  }

  /** Files of texts that are set aside. */
  public Deliveries boilerplate(Path... files) {
    referred = new ReferredFiles(null, null, null, List.of(files));
    return this;
  }

  public TableStore tables() {
    return new TableStore(spark, warehouse.tables());
  }

  public Rows batch(String id) {
    return new Rows(id);
  }

  /** The row of an item in one batch's attempt. */
  public Map<String, Row> rows(TableDefinition table, String batch) {
    Map<String, Row> rows = new TreeMap<>();
    for (Row row : tables().read(table, new BatchKey(batch, 1)).collectAsList()) {
      rows.put(row.getAs(TableDefinition.ITEM_ID), row);
    }
    return rows;
  }

  /** One batch: rows are collected, then written. */
  public final class Rows {
    private final BatchKey key;
    private final Map<TableDefinition, List<Row>> rows = new LinkedHashMap<>();

    private Rows(String id) {
      key = new BatchKey(id, 1);
    }

    public Rows item(String id, String... contributors) {
      return item(id, "new", Map.of(), contributors);
    }

    public Rows item(
        String id, String delivery, Map<String, String> attributes, String... contributors) {
      String text = id + " of " + key.batchId();
      return item(id, delivery, text, Instant.EPOCH, attributes, contributors);
    }

    /** An item of which the text and the instant matter. */
    public Rows text(
        String id, String delivery, String text, Instant submitted, String... contributors) {
      return item(id, delivery, text, submitted, Map.of(), contributors);
    }

    /** An item of which the text and the attributes matter. */
    public Rows text(String id, String text, Map<String, String> attributes, String contributor) {
      return item(id, "new", text, Instant.EPOCH, attributes, contributor);
    }

    private Rows item(
        String id,
        String delivery,
        String text,
        Instant submitted,
        Map<String, String> attributes,
        String... contributors) {
      String hash = Hex.encode(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
      add(
          Items.TABLE,
          id,
          delivery,
          contributors,
          hash,
          Timestamp.from(submitted),
          "CC0-1.0",
          "original",
          JavaConverters.mapAsScalaMap(attributes),
          "f.csv",
          1L,
          0L);
      if (!delivery.equals("redelivered")) {
        add(Contents.TABLE, id, JavaConverters.mapAsScalaMap(Map.of("text", text)), hash);
        add(
            Salts.TABLE,
            id,
            Hex.encode(Sha256.of(("salt " + text).getBytes(StandardCharsets.UTF_8))));
      }
      return this;
    }

    public Rows vote(String item, String annotator, String label, Instant at) {
      return add(Votes.TABLE, item, annotator, label, Timestamp.from(at));
    }

    public Rows finding(String item, String rule, String severity) {
      return add(Findings.TABLE, item, rule, severity, "found");
    }

    public Rows duplicate(String item, String kept, String keptBatch) {
      return add(
          Duplicates.TABLE,
          item,
          kept,
          keptBatch,
          Duplicates.EXACT,
          null,
          new Object[0],
          null,
          null);
    }

    /** A near duplicate or a revision, three quarters of whose shingles the kept one has. */
    public Rows alike(String item, String kept, String keptBatch, String kind) {
      return add(
          Duplicates.TABLE,
          item,
          kept,
          keptBatch,
          kind,
          Duplicates.JACCARD,
          new Object[] {RowFactory.create(null, 75, 100, 75, "0.75")},
          new BigDecimal("0.750000000"),
          new BigDecimal("1.000000000"));
    }

    public Rows label(String item, String outcome, long agreeing, long votes) {
      String label = outcome.equals("decided") ? "yes" : null;
      return add(
          Labels.TABLE,
          item,
          label,
          outcome,
          votes,
          agreeing,
          JavaConverters.mapAsScalaMap(Map.of("yes", agreeing)),
          null,
          null,
          null,
          null,
          null,
          null);
    }

    public Rows review(String item, String delivered, String decision, String reviewer) {
      return review(item, delivered, decision, reviewer, Map.of());
    }

    /** A decision with what the curator found of attributes. */
    public Rows review(
        String item,
        String delivered,
        String decision,
        String reviewer,
        Map<String, String> checks) {
      return add(
          Reviews.TABLE,
          item,
          decision,
          reviewer,
          "because",
          delivered,
          JavaConverters.mapAsScalaMap(checks));
    }

    /** Writes everything and gives the batch's context, with all batches decided before. */
    public StageContext write() {
      return write(new Random(1), 1);
    }

    /** The same in another order and number of files. */
    public StageContext write(Random order, int files) {
      rows.forEach(
          (table, list) -> {
            Collections.shuffle(list, order);
            tables()
                .append(table, key, spark.createDataFrame(list, schema(table)).repartition(files));
          });
      return context();
    }

    public StageContext context() {
      return new StageContext(
          spark,
          warehouse,
          new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "made-up", 31337, "", "", ""),
          tables(),
          charter,
          new Batch(
              key,
              history.size() + 1,
              Instant.EPOCH,
              "",
              Inputs.none(referred),
              new FileDigests(),
              List.copyOf(history)));
    }

    /** Writes the batch and its verdicts, and makes it history. */
    public Map<String, Row> decided() {
      write();
      return judged();
    }

    /** Writes the verdicts of a batch that stages have worked on, and makes it history. */
    public Map<String, Row> judged() {
      StageContext context = context();
      tables().append(Verdicts.TABLE, key, Leaves.of(context, new MeasuredRows(context)));
      history.add(new Batch.Past(key, history.size() + 1));
      return rows(Verdicts.TABLE, key.batchId());
    }

    private Rows add(TableDefinition table, Object... values) {
      rows.computeIfAbsent(table, none -> new ArrayList<>()).add(RowFactory.create(values));
      return this;
    }
  }

  private static StructType schema(TableDefinition table) {
    StructField[] fields = table.schema().fields();
    return new StructType(Arrays.copyOfRange(fields, 2, fields.length));
  }
}
