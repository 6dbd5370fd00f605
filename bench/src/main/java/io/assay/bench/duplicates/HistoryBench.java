package io.assay.bench.duplicates;

import io.assay.bench.batch.BatchRuns;
import io.assay.bench.batch.Directories;
import io.assay.bench.measure.Cost;
import io.assay.bench.measure.Memory;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.charter.DuplicatesSection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The duplicate stage for a batch of 5,000 after a long history, beside the same batch after
 * nothing and one scan of the index, in one warm session, in turns; and the size of the index for
 * histories of three kinds.
 *
 * <p>Usage: {@code HistoryBench CHARTER CORPUS DIRECTORY TURNS SIZE ALL HISTORY}; the history has
 * SIZE thousand records, which came in batches of 100,000, and the batch those of the sample of ALL
 * thousand that are not in it. The warehouse HISTORY is made unless it is there.
 */
public final class HistoryBench {
  private static final int BATCH = 5_000;
  private static final double MOST = 1.5;
  private static final int PAST_BATCH = 100_000;

  private final BatchRuns batches;
  private final Path corpus;
  private final Path directory;

  private HistoryBench(BatchRuns batches, Path corpus, Path directory) {
    this.batches = batches;
    this.corpus = corpus;
    this.directory = directory;
  }

  /** Measures, and prints. */
  public static void main(String[] arguments) throws IOException {
    BatchRuns batches = BatchRuns.open(Path.of(arguments[0]));
    HistoryBench bench =
        new HistoryBench(batches, Path.of(arguments[1]), Path.of(arguments[2]).toAbsolutePath());
    int thousands = Integer.parseInt(arguments[4]);
    Path history = Path.of(arguments[6]).toAbsolutePath();
    bench.build(history, thousands);
    bench.compare(
        history, Integer.parseInt(arguments[3]), thousands, Integer.parseInt(arguments[5]));
    bench.printSizes();
    System.out.printf("memory   %,d MiB resident at most%n", Memory.peakMebibytes());
    batches.spark().stop();
  }

  /** Batch after batch through all that makes it history, under another name until it is whole. */
  private void build(Path history, int thousands) throws IOException {
    if (Files.exists(history)) {
      return;
    }
    Path building = history.resolveSibling(history.getFileName() + ".building");
    Directories.delete(building);
    batches.init(building);
    List<Path> parts =
        HistoryRecords.split(corpus.resolve(thousands + "k.jsonl"), directory, PAST_BATCH);
    for (int i = 0; i < parts.size(); i++) {
      String batch = "past-" + (i + 1);
      Path part = parts.get(i);
      Cost cost = Cost.of(() -> batches.runAnchored(building, batch, part));
      System.out.printf("history  %s of %d: %s%n", batch, parts.size(), cost);
    }
    Files.move(building, history);
  }

  private void compare(Path history, int turns, int thousands, int all) throws IOException {
    Path past = corpus.resolve(thousands + "k.jsonl");
    Path later = directory.resolve("later.jsonl");
    Description.write(later, HistoryRecords.later(past, corpus.resolve(all + "k.jsonl"), BATCH));
    StageTrial after = new StageTrial(batches, later, directory.resolve("after"));
    after.prepareAfter(history);
    StageTrial alone = new StageTrial(batches, later, directory.resolve("alone"));
    alone.prepare();
    IndexSize index = new IndexSize(batches.spark(), history);
    List<Cost> afters = new ArrayList<>();
    List<Cost> alones = new ArrayList<>();
    List<Cost> scans = new ArrayList<>();
    for (int turn = 0; turn <= turns; turn++) {
      Cost withHistory = after.run();
      Cost withNothing = alone.run();
      Cost scan = Cost.of(index::scan);
      if (turn > 0) { // The first warms the session up.
        afters.add(withHistory);
        alones.add(withNothing);
        scans.add(scan);
        System.out.printf(
            "turn %d   after history %s; after nothing %s; scan %s%n",
            turn, withHistory, withNothing, scan);
      }
    }
    print(Cost.medians(afters), Cost.medians(alones), Cost.medians(scans));
    index.print("descriptions", thousands * 1000L, textBytes(past));
  }

  private static void print(Cost after, Cost alone, Cost scan) {
    System.out.printf(
        "medians  after history %s; after nothing %s; scan of the index %s%n", after, alone, scan);
    System.out.printf(
        Locale.ROOT,
        "ratio    %.2f elapsed, %.2f CPU of nothing plus a scan (target: at most %.1f); every fifth"
            + " of the %,d records repeats the history%n",
        after.elapsedSeconds() / (alone.elapsedSeconds() + scan.elapsedSeconds()),
        after.cpuSeconds() / (alone.cpuSeconds() + scan.cpuSeconds()),
        MOST,
        BATCH);
  }

  private void printSizes() throws IOException {
    DuplicatesSection section =
        Objects.requireNonNull(
            CharterParser.load(batches.charter(), Map.of()).duplicates(), "duplicates");
    List<Description> different = HistoryRecords.different(section, corpus.resolve("100k.jsonl"));
    printSize("all different", different);
    printSize("long texts, all different", HistoryRecords.longOnes(different));
  }

  private void printSize(String what, List<Description> records) throws IOException {
    String name = what.replace(' ', '-').replace(",", "");
    Path input = directory.resolve(name + ".jsonl");
    Description.write(input, records);
    StageTrial trial = new StageTrial(batches, input, directory.resolve(name));
    trial.prepare();
    trial.run();
    new IndexSize(batches.spark(), trial.warehouse()).print(what, records.size(), textBytes(input));
  }

  private static long textBytes(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .mapToLong(
              line -> Description.ofLine(line).text().getBytes(StandardCharsets.UTF_8).length)
          .sum();
    }
  }
}
