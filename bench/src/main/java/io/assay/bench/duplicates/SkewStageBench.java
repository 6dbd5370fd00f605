package io.assay.bench.duplicates;

import io.assay.bench.batch.BatchRuns;
import io.assay.bench.measure.Cost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What templates cost the duplicate stage as a whole: of a corpus every fifth record gives way to
 * one under one template. Beside it, in turns in one warm session, the corpus as it is (as many
 * records) and the corpus with texts as long that share nothing (as many bytes).
 *
 * <p>Usage: {@code SkewStageBench CHARTER CORPUS.jsonl DIRECTORY TURNS}.
 */
public final class SkewStageBench {
  private static final int EVERY = 5;
  private static final double MOST = 1.5;

  /** Nearly all near duplicates; about at the threshold; none, but for two thirds alike. */
  private static final List<Shape> SHAPES =
      List.of(Shape.of(60, 3, 3), Shape.of(60, 7, 8), Shape.of(60, 40, 40));

  private final BatchRuns batches;
  private final Path directory;
  private final List<Description> corpus;
  private final int turns;

  private SkewStageBench(BatchRuns batches, Path directory, List<Description> corpus, int turns) {
    this.batches = batches;
    this.directory = directory;
    this.corpus = corpus;
    this.turns = turns;
  }

  /** Measures, and prints a line for each shape. */
  public static void main(String[] arguments) throws IOException {
    BatchRuns batches = BatchRuns.open(Path.of(arguments[0]));
    SkewStageBench bench =
        new SkewStageBench(
            batches,
            Path.of(arguments[2]).toAbsolutePath(),
            Description.read(Path.of(arguments[1])),
            Integer.parseInt(arguments[3]));
    StageTrial plain = bench.trial("plain", bench.corpus);
    for (int shape = 0; shape < SHAPES.size(); shape++) {
      bench.measure(plain, shape);
    }
    batches.spark().stop();
  }

  private void measure(StageTrial plain, int shape) throws IOException {
    Shape under = SHAPES.get(shape);
    StageTrial skewed = trial("skewed-" + shape, mixed(under));
    StageTrial asLong = trial("as-long-" + shape, mixed(under.withoutTemplate()));
    List<Cost> ofPlain = new ArrayList<>();
    List<Cost> ofSkewed = new ArrayList<>();
    List<Cost> ofLong = new ArrayList<>();
    for (int turn = 0; turn <= turns; turn++) {
      Cost first = plain.run();
      Cost second = skewed.run();
      Cost third = asLong.run();
      if (turn > 0) { // The first warms up.
        ofPlain.add(first);
        ofSkewed.add(second);
        ofLong.add(third);
      }
    }
    Cost cost = Cost.medians(ofSkewed);
    System.out.printf(
        Locale.ROOT,
        "stage    %s: %s; of as many records %s; of as many bytes %s%n",
        under,
        cost,
        ratio(cost, Cost.medians(ofPlain)),
        ratio(cost, Cost.medians(ofLong)));
  }

  private static String ratio(Cost one, Cost other) {
    return String.format(
        Locale.ROOT,
        "%.2f elapsed, %.2f CPU (target: at most %.1f)",
        one.elapsedSeconds() / other.elapsedSeconds(),
        one.cpuSeconds() / other.cpuSeconds(),
        MOST);
  }

  private List<Description> mixed(Shape shape) {
    List<String> texts = shape.texts(corpus.size() / EVERY);
    List<Description> mixed = new ArrayList<>(corpus);
    for (int i = 0; i < texts.size(); i++) {
      Description before = corpus.get(EVERY * i);
      mixed.set(EVERY * i, new Description(before.id(), texts.get(i), before.source()));
    }
    return mixed;
  }

  private StageTrial trial(String name, List<Description> records) throws IOException {
    Path input = directory.resolve(name + ".jsonl");
    Description.write(input, records);
    StageTrial trial = new StageTrial(batches, input, directory.resolve(name));
    trial.prepare();
    return trial;
  }
}
