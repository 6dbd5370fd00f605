package io.assay.bench.duplicates;

import io.assay.bench.batch.BatchRuns;
import io.assay.bench.batch.Directories;
import io.assay.bench.duplicates.peer.Peer;
import io.assay.bench.measure.Cost;
import io.assay.bench.measure.FloorJob;
import io.assay.bench.measure.Growth;
import io.assay.bench.measure.Memory;
import io.assay.jobs.table.Duplicates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;

/**
 * Time and CPU of the duplicate stage at several sizes, beside {@link FloorJob} and the peers, in
 * one warm session, in turns. The stage reads the tables that ingest and screening left, floor and
 * peers read JSON Lines; each writes Delta.
 *
 * <p>Usage: {@code SpeedBench CHARTER CORPUS DIRECTORY TURNS SIZES PEER-TURNS PEER-SIZES}; sizes in
 * thousands with commas between, those of the peers among those of the stage.
 */
public final class SpeedBench {
  private static final String FLOOR = "floor";
  private static final String STAGE = "stage";
  private static final double MOST_OF_FLOOR = 4;
  private static final Map<Peer, Double> LEAST_OF_PEER = Map.of(Peer.MLLIB, 12.0, Peer.RECIPE, 3.5);
  private static final double MOST_GROWTH = 1.1;

  private final BatchRuns batches;
  private final Path corpus;
  private final Path directory;
  private final Map<Integer, StageTrial> trials = new HashMap<>();
  private final Map<String, List<Cost>> costs = new LinkedHashMap<>();
  private final Map<String, Long> removed = new HashMap<>();

  private SpeedBench(BatchRuns batches, Path corpus, Path directory) {
    this.batches = batches;
    this.corpus = corpus;
    this.directory = directory;
  }

  /** Measures, and prints a table. */
  public static void main(String[] arguments) {
    BatchRuns batches = BatchRuns.open(Path.of(arguments[0]));
    SpeedBench bench =
        new SpeedBench(batches, Path.of(arguments[1]), Path.of(arguments[2]).toAbsolutePath());
    int turns = Integer.parseInt(arguments[3]);
    int[] sizes = sizes(arguments[4]);
    int peerTurns = Integer.parseInt(arguments[5]);
    int[] peerSizes = peerTurns == 0 ? new int[0] : sizes(arguments[6]);
    bench.warmUp(sizes, peerSizes);
    for (int turn = 1; turn <= turns; turn++) {
      for (int size : sizes) {
        bench.turn(size, turn <= peerTurns && contains(peerSizes, size));
      }
    }
    bench.print(sizes, peerSizes);
    batches.spark().stop();
  }

  private static int[] sizes(String list) {
    return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  private static boolean contains(int[] sizes, int wanted) {
    return Arrays.stream(sizes).anyMatch(size -> size == wanted);
  }

  /** Ingests and screens every size, and runs everything once on the smallest. */
  private void warmUp(int[] sizes, int[] peerSizes) {
    for (int size : sizes) {
      StageTrial trial = new StageTrial(batches, file(size), directory.resolve("stage-" + size));
      trial.prepare();
      trials.put(size, trial);
      System.out.printf("ready    %,d records%n", size * 1000);
    }
    turn(sizes[0], peerSizes.length > 0);
    costs.clear();
  }

  private void turn(int size, boolean peers) {
    Path output = directory.resolve("output");
    SparkSession spark = batches.spark();
    note(FLOOR, size, Cost.of(() -> FloorJob.run(spark, file(size), output)));
    Directories.delete(output);
    StageTrial trial = Objects.requireNonNull(trials.get(size), "size");
    note(STAGE, size, trial.run());
    removed.put(
        key(STAGE, size), rows(trial.warehouse().resolve("tables/" + Duplicates.TABLE.name())));
    for (Peer peer : peers ? Peer.values() : new Peer[0]) {
      note(peer.label(), size, Cost.of(() -> peer.run(spark, file(size), output)));
      removed.put(key(peer.label(), size), rows(output));
      Directories.delete(output);
    }
  }

  private void note(String job, int size, Cost cost) {
    costs.computeIfAbsent(key(job, size), any -> new ArrayList<>()).add(cost);
    System.out.printf("         %,9d %-26s %s%n", size * 1000, job, cost);
  }

  private long rows(Path table) {
    return batches.spark().read().format("delta").load(table.toString()).count();
  }

  private void print(int[] sizes, int[] peerSizes) {
    System.out.println("medians  records   job");
    costs.forEach(
        (key, all) ->
            System.out.printf(
                "%s   %s of %d turns%s%n",
                key,
                Cost.medians(all),
                all.size(),
                removed.containsKey(key) ? ", %,d removed".formatted(removed.get(key)) : ""));
    for (int size : sizes) {
      ratio(
          median(STAGE, size),
          median(FLOOR, size),
          size,
          "times the floor",
          "at most " + MOST_OF_FLOOR);
    }
    for (int size : peerSizes) {
      for (Peer peer : Peer.values()) {
        ratio(
            median(peer.label(), size),
            median(STAGE, size),
            size,
            "times the stage for " + peer.label(),
            "at least " + LEAST_OF_PEER.get(peer));
      }
    }
    printGrowth(sizes);
    System.out.println(
        "input    the stage reads Delta tables that ingest and screening left (their cost is not in"
            + " here); floor and peers parse JSON");
    System.out.printf("memory   %,d MiB resident at most%n", Memory.peakMebibytes());
  }

  private static void ratio(Cost one, Cost other, int size, String what, String target) {
    System.out.printf(
        Locale.ROOT,
        "ratio    %,9d %.1f elapsed, %.1f CPU %s (target: %s)%n",
        size * 1000,
        one.elapsedSeconds() / other.elapsedSeconds(),
        one.cpuSeconds() / other.cpuSeconds(),
        what,
        target);
  }

  private void printGrowth(int[] sizes) {
    double[] elapsed =
        Arrays.stream(sizes).mapToDouble(n -> median(STAGE, n).elapsedSeconds()).toArray();
    double[] cpu = Arrays.stream(sizes).mapToDouble(n -> median(STAGE, n).cpuSeconds()).toArray();
    System.out.printf(
        Locale.ROOT,
        "growth   exponent %.2f elapsed, %.2f CPU (target: at most %.1f from 100,000 to 750,000)%n",
        Growth.exponent(sizes, elapsed),
        Growth.exponent(sizes, cpu),
        MOST_GROWTH);
  }

  private Cost median(String job, int size) {
    return Cost.medians(costs.getOrDefault(key(job, size), List.of()));
  }

  private static String key(String job, int size) {
    return String.format(Locale.ROOT, "%,16d   %-26s", size * 1000, job);
  }

  private Path file(int size) {
    return corpus.resolve(size + "k.jsonl");
  }
}
