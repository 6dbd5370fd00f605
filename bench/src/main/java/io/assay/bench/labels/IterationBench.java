package io.assay.bench.labels;

import io.assay.rules.label.consensus.CountLayout;
import io.assay.rules.label.consensus.Expectation;
import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.util.Locale;
import java.util.Random;

/**
 * Seconds for packing votes and for one iteration over them, in one thread: five votes an item,
 * 2,000 annotators who are right in three of four cases, 4 classes.
 *
 * <p>Usage: {@code IterationBench ITEMS}.
 */
public final class IterationBench {
  private static final int ANNOTATORS = 2_000;
  private static final int CLASSES = 4;
  private static final int ITERATIONS = 6;

  private IterationBench() {}

  /** Measures, and prints a line for each method. */
  public static void main(String[] arguments) {
    int items = Integer.parseInt(arguments[0]);
    Random random = new Random(1);
    VotePacker packer = new VotePacker(CLASSES, ANNOTATORS, new long[items]);
    for (int item = 0; item < items; item++) {
      int truth = random.nextInt(CLASSES);
      for (int vote = 0; vote < 5; vote++) {
        int label = random.nextInt(4) < 3 ? truth : random.nextInt(CLASSES);
        packer.add(item, random.nextInt(ANNOTATORS), label, 0);
      }
    }
    long begun = System.nanoTime();
    PackedVotes votes = packer.pack(Repetition.LAST);
    System.out.printf(Locale.ROOT, "%,d votes packed in %.2f s%n", votes.votes(), seconds(begun));
    for (Method method : Method.values()) {
      CountLayout layout = method.model().layout(ANNOTATORS, CLASSES);
      long[] counts = Expectation.start(votes, layout, method.model().kindShares());
      Parameters parameters = method.model().maximise(layout, counts, null);
      double fastest = Double.MAX_VALUE;
      for (int iteration = 0; iteration < ITERATIONS; iteration++) {
        begun = System.nanoTime();
        counts = Expectation.counts(votes, parameters);
        parameters = method.model().maximise(layout, counts, parameters);
        fastest = Math.min(fastest, seconds(begun));
      }
      System.out.printf(Locale.ROOT, "%-15s %.2f s an iteration%n", method.key(), fastest);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
