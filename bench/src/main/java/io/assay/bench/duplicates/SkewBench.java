package io.assay.bench.duplicates;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.bench.measure.Cost;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Unit;
import io.assay.rules.charter.NormalisationStep;
import io.assay.rules.dedupe.RecordShingles;
import io.assay.rules.dedupe.join.GreedyJoin;
import io.assay.rules.dedupe.join.JoinWork;
import io.assay.rules.dedupe.join.TokenFrequencies;
import io.assay.rules.dedupe.join.TokenOrder;
import io.assay.rules.dedupe.similarity.NearRule;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What templates cost the similarity join: of a corpus every fifth record gives way to one under a
 * template, and the CPU of the join is set against that of the corpus as it is, and against that of
 * texts which are as long and share nothing. In turns, in one warm process.
 *
 * <p>Usage: {@code SkewBench CORPUS.jsonl TURNS [CONTAINMENT]}.
 */
public final class SkewBench {

  private static final int EVERY = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecordShingles shingles;
  private final SimilarityRule rule;
  private final int turns;

  /** The sets of a corpus in the order of priority, and how common their tokens are. */
  private record Sets(List<long[]> all, TokenOrder order) {

    static Sets of(List<long[]> all) {
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * all.size());
      TokenFrequencies frequencies = new TokenFrequencies(bits);
      all.forEach(frequencies::add);
      return new Sets(all, TokenOrder.of(frequencies));
    }
  }

  private SkewBench(@Nullable BigDecimal containment, int turns) {
    NearDuplicates near =
        new NearDuplicates(
            List.of("text"),
            new Shingle(Unit.WORD, 5),
            new Shingle(Unit.CHAR, 5),
            new NearDuplicates.Thresholds(List.of(new BigDecimal("0.8")), containment, null));
    this.shingles =
        new RecordShingles(
            new DuplicatesSection(
                List.of(NormalisationStep.NFKC, NormalisationStep.CASE), true, near, List.of()));
    this.rule = NearRule.of(near).similarity();
    this.turns = turns;
  }

  /** Measures, and prints a line for each shape. */
  public static void main(String[] arguments) throws IOException {
    BigDecimal containment = arguments.length > 2 ? new BigDecimal(arguments[2]) : null;
    SkewBench bench = new SkewBench(containment, Integer.parseInt(arguments[1]));
    List<long[]> corpus = bench.read(Path.of(arguments[0]));
    Sets plain = Sets.of(corpus);
    bench.cost(plain); // Warms up.
    bench.cost(plain);
    for (Shape shape : shapes()) {
      bench.measure(plain, shape);
    }
  }

  private static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (int words : new int[] {20, 60, 150, 300, 600, 2000}) {
      // An eighth each: two records share four fifths, give or take a word.
      int atThreshold = words / 8;
      shapes.add(Shape.of(words, 3, 3));
      shapes.add(Shape.of(words, 40, 40));
      shapes.add(Shape.of(words, 200, 200));
      shapes.add(Shape.of(words, 3, 200));
      shapes.add(Shape.of(words, atThreshold, atThreshold + 1));
    }
    for (int words : new int[] {60, 300, 600}) {
      for (Shape.Place place : Shape.Place.values()) {
        shapes.add(new Shape(10, words, words / 8, words / 4, place));
      }
    }
    shapes.add(new Shape(1, 2000, 255, 258, Shape.Place.END_IN_PHRASES));
    shapes.add(new Shape(1, 2000, 275, 278, Shape.Place.END_IN_PHRASES));
    shapes.add(new Shape(1, 2000, 375, 377, Shape.Place.END_BEHIND_SECTION));
    shapes.add(new Shape(10, 2000, 250, 251, Shape.Place.END));
    return shapes;
  }

  private void measure(Sets plain, Shape shape) {
    Sets skewed = Sets.of(mixed(plain.all(), shape));
    Sets distinct = Sets.of(mixed(plain.all(), shape.withoutTemplate()));
    List<Cost> ofPlain = new ArrayList<>();
    List<Cost> ofSkewed = new ArrayList<>();
    List<Cost> ofDistinct = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      ofPlain.add(cost(plain));
      ofSkewed.add(cost(skewed));
      ofDistinct.add(cost(distinct));
    }
    double seconds = Cost.median(ofSkewed).cpuSeconds();
    double plainSeconds = Cost.median(ofPlain).cpuSeconds();
    double distinctSeconds = Cost.median(ofDistinct).cpuSeconds();
    System.out.printf(
        Locale.ROOT,
        "%s  %.2f s; plain %.2f s, ratio %.2f; as long %.2f s, ratio %.2f; %s%n",
        shape,
        seconds,
        plainSeconds,
        seconds / plainSeconds,
        distinctSeconds,
        seconds / distinctSeconds,
        outcome(skewed));
  }

  private List<long[]> mixed(List<long[]> corpus, Shape shape) {
    List<String> texts = shape.texts(corpus.size() / EVERY);
    List<long[]> mixed = new ArrayList<>(corpus);
    for (int i = 0; i < texts.size(); i++) {
      mixed.set(EVERY * i, shingles.of(List.of(texts.get(i))));
    }
    return mixed;
  }

  private Cost cost(Sets sets) {
    GreedyJoin join = new GreedyJoin(rule, sets.order());
    return Cost.of(() -> sets.all().forEach(join::offer));
  }

  /** Records kept of the corpus, and what that took, which depends on no machine. */
  private String outcome(Sets sets) {
    GreedyJoin join = new GreedyJoin(rule, sets.order());
    int kept = 0;
    for (int i = 0; i < sets.all().size(); i++) {
      kept += join.offer(sets.all().get(i)) == i ? 1 : 0;
    }
    JoinWork work = join.work();
    return String.format(
        Locale.ROOT,
        "kept %d, candidates %d, compared %d, counted %d",
        kept,
        work.candidates(),
        work.compared(),
        work.counted());
  }

  private List<long[]> read(Path corpus) throws IOException {
    List<long[]> sets = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(corpus)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        sets.add(shingles.of(List.of(JSON.readTree(line).get("text").textValue())));
      }
    }
    return sets;
  }
}
