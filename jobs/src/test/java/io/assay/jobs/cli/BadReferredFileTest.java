package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Votes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of file that a run reads beside a CSV of contributions: one that is wrong as a whole
 * ends the command with one sentence before anything is written; where a row is wrong, the row is
 * set aside.
 */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadReferredFileTest {
  private static final String MORE =
      """
      contributors: { registry: people.csv }
      labels: { task: { kind: categorical, values: [good, bad] }, quorum: 1, gold: gold.csv }
      representativeness:
        reference: population.csv
        dimensions: [ { name: rating, attribute: stars } ]
      review: { reviewers: 1 }
      """;
  private static final String[] OVERRIDES = {
    "--set",
    "intake.votes={ format: csv, item: item, annotator: annotator, label: label }",
    "--set",
    "intake.format=jsonl",
    "--set",
    "rewards.revenue=file",
    "--set",
    "duplicates={ exact: true, boilerplate-files: [template.txt], near: { fields: [text], shingle: word-2, jaccard: 0.8 } }"
  };
  private static final String LONG = "x".repeat(10_000_000);

  /** A good file of each kind, by its name. */
  private static final Map<String, String> GOOD =
      new TreeMap<>(
          Map.of(
              "items.jsonl", record("i1", "ann") + record("i2", "bob"),
              "votes.csv", "item,annotator,label\ni1,cat,good\ni2,cat,bad\n",
              "decisions.csv", "item,decision,reviewer,reason\ni1,accept,cat,fine\n",
              "revenue.csv", "reference,amount\ninvoice-1,5\n",
              "people.csv",
                  "handle,address,signature,approved-by\nann,%s,,me\n"
                      .formatted("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
              "gold.csv", "item,label\ni1,good\n",
              "population.csv", "dimension,category,share\nrating,1,0.5\nrating,2,0.5\n",
              "template.txt", "Answer the question below.\n"));

  @TempDir Path directory;
  private SmallDataset dataset;
  private List<String> arguments;

  /** A file that is wrong as a whole. */
  private record BadFile(String name, String defect, Making making) {
    @Override
    public String toString() {
      return name + " " + defect;
    }
  }

  private interface Making {
    void at(Path file) throws IOException;
  }

  @BeforeAll
  void nothingToOpenTwice() {
    io.assay.jobs.spark.SharedSpark.session();
  }

  @BeforeEach
  void writeGoodFiles() throws IOException {
    for (Map.Entry<String, String> good : GOOD.entrySet()) {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(good.getKey()), good.getValue());
    }
    arguments = List.of();
    dataset = SmallDataset.in(directory, "");
    Files.writeString(directory.resolve("charter.yaml"), SmallDataset.CHARTER + MORE);
  }

  static Stream<BadFile> badFiles() {
    List<BadFile> bad = new ArrayList<>();
    for (String name : GOOD.keySet()) {
      bad.add(new BadFile(name, "missing", file -> {}));
      bad.add(new BadFile(name, "a directory", Files::createDirectory));
      if (!name.equals("template.txt")) {
        bad.add(new BadFile(name, "empty", text("")));
      }
      if (name.endsWith(".csv")) {
        bad.add(new BadFile(name, "with a wrong header", text("a,b,c\n1,2,3\n")));
        bad.add(
            new BadFile(name, "with an open quote", text(GOOD.get(name) + "\"never closed,1\n")));
      }
    }
    for (String name : List.of("items.jsonl", "votes.csv", "decisions.csv", "revenue.csv")) {
      bad.add(
          new BadFile(
              name + ".gz", "cut off", file -> Files.write(file, cut(gzip(GOOD.get(name))))));
    }
    for (String name : List.of("people.csv", "gold.csv", "population.csv", "template.txt")) {
      byte[] invalid = (GOOD.get(name) + "x\u0001,").getBytes(UTF_8);
      invalid[invalid.length - 2] = (byte) 0xff;
      bad.add(new BadFile(name, "not UTF-8", file -> Files.write(file, invalid)));
    }
    return bad.stream();
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void aFileThatIsWrongAsAWholeEndsTheRunBeforeAnythingIsWritten(BadFile bad) throws IOException {
    Path file = directory.resolve(bad.name());
    Files.deleteIfExists(file);
    bad.making().at(file);

    CommandLineRun run = run(bad.name());

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("assay: ")
        .contains(bad.name())
        .hasLineCount(1)
        .doesNotContain("Exception", "should not");
    assertThat(run.out()).isEmpty();
    assertThat(dataset.warehouse().tables()).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aFileThatMayNotBeReadIsRefused(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    if (Files.isReadable(file)) {
      String message = "Unreadable files were not tested: whoever runs this may read all.";
      System.err.println("\n*** SKIPPED: " + message + "\n");
      Assumptions.abort(message);
    }

    CommandLineRun run = run(name);

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).contains(name).hasLineCount(1);
    assertThat(dataset.warehouse().tables()).doesNotExist();
  }

  static Stream<String> names() {
    return GOOD.keySet().stream();
  }

  /** Beside a bad row, of which each kind has some, the good ones go on. */
  @Test
  void rowsThatAreWrongAreSetAside() throws IOException {
    append("items.jsonl", "{\"id\":\"i3\",\"who\":\"ann\",\"text\":\"nul \\u0000\",\"stars\":1}\n");
    append("items.jsonl", "{\"id\":\"i4\",\n");
    append("items.jsonl", record("i5", LONG));
    append("items.jsonl", new byte[] {'{', '"', (byte) 0xff, '"', '}', '\n'});
    append("items.jsonl", "{\"id\":\"i6\",\"who\":\"ann\",\"text\":\"t\",\"stars\":1e999}\n");
    append("items.jsonl", "{\"id\":\"i7\",\"who\":\"ann\",\"text\":\"t\",\"stars\":NaN}\n");
    append("votes.csv", "i1,dan," + LONG + "\ni1,eve,\ni1,\u0000fay,good\n");
    append("votes.csv", new byte[] {'i', '2', ',', (byte) 0xff, ',', 'x', '\n'});
    append("decisions.csv", "i2,perhaps,cat,fine\ni2,accept," + LONG + ",fine\n");
    append("decisions.csv", new byte[] {'i', '2', ',', (byte) 0xff, ',', 'x', ',', 'y', '\n'});

    CommandLineRun run = run("");

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(dataset.rows(Items.TABLE, "b1", 1))
        .extracting(row -> row.<String>getAs(TableDefinition.ITEM_ID))
        .contains("i1", "i2")
        .doesNotContain("i4", "i5", "i6", "i7");
    assertThat(dataset.rows(Votes.TABLE, "b1", 1)).hasSize(2);
    assertThat(
            dataset.rows(Quarantine.TABLE, "b1", 1).stream()
                .map(row -> row.getAs(Quarantine.FILE) + " " + row.getAs(Quarantine.REASON))
                .sorted())
        .containsExactly(
            "decisions.csv bad-decision",
            "decisions.csv invalid-utf8",
            "decisions.csv record-too-long",
            "decisions.csv unknown-item",
            "items.jsonl invalid-utf8",
            "items.jsonl non-finite-number",
            "items.jsonl non-finite-number",
            "items.jsonl not-json",
            "items.jsonl nul-character",
            "items.jsonl record-too-long",
            "votes.csv invalid-utf8",
            "votes.csv missing-label",
            "votes.csv nul-character",
            "votes.csv record-too-long");
  }

  /** All files; the one that is tested may have another name. */
  private CommandLineRun run(String tested) {
    List<String> all = new ArrayList<>(arguments);
    for (String[] option :
        List.of(
            new String[] {"--input", "items.jsonl"},
            new String[] {"--votes", "votes.csv"},
            new String[] {"--decisions", "decisions.csv"},
            new String[] {"--revenue", "revenue.csv"})) {
      String name = tested.startsWith(option[1]) ? tested : option[1];
      all.addAll(List.of(option[0], directory.resolve(name).toString()));
    }
    all.addAll(Arrays.asList(OVERRIDES));
    return dataset.run("b1", all.toArray(String[]::new));
  }

  private void append(String name, String text) throws IOException {
    append(name, text.getBytes(UTF_8));
  }

  private void append(String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name), bytes, java.nio.file.StandardOpenOption.APPEND);
  }

  private static String record(String id, String who) {
    return "{\"id\":\"%s\",\"who\":\"%s\",\"text\":\"Words of %s.\",\"stars\":1}\n"
        .formatted(id, who, id);
  }

  private static Making text(String text) {
    return file -> Files.writeString(file, text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 6);
  }
}
