package io.assay.rules.label.consensus;

import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small crowds for tests, written down or drawn from a seed. */
public final class Crowds {

  private Crowds() {}

  /** One row an item, one column an annotator; -1 for no vote. */
  public static PackedVotes of(int classes, int[]... rows) {
    int annotators = 0;
    for (int[] row : rows) {
      annotators = Math.max(annotators, row.length);
    }
    VotePacker packer = new VotePacker(classes, annotators, keys(rows.length));
    for (int item = 0; item < rows.length; item++) {
      for (int annotator = 0; annotator < rows[item].length; annotator++) {
        if (rows[item][annotator] >= 0) {
          packer.add(item, annotator, rows[item][annotator], 0);
        }
      }
    }
    return packer.pack(Repetition.ALL);
  }

  /** A drawn crowd and its truth. */
  public record Drawn(PackedVotes votes, int[] truth) {

    /** Share of items on which these parameters are right. */
    public double accuracy(Parameters parameters) {
      ItemPosterior posterior = new ItemPosterior(votes, parameters);
      int right = 0;
      for (int item = 0; item < truth.length; item++) {
        right += ItemPosterior.best(posterior.of(item)) == truth[item] ? 1 : 0;
      }
      return right / (double) truth.length;
    }
  }

  /** Every item gets some votes of annotators drawn at random, each right with its own skill. */
  public static Drawn drawn(long seed, int items, int votesPerItem, int classes, double... skills) {
    Random random = new Random(seed);
    VotePacker packer = new VotePacker(classes, skills.length, keys(items));
    int[] truth = new int[items];
    for (int item = 0; item < items; item++) {
      truth[item] = random.nextInt(classes);
      List<Integer> annotators = new ArrayList<>();
      for (int annotator = 0; annotator < skills.length; annotator++) {
        annotators.add(annotator);
      }
      java.util.Collections.shuffle(annotators, random);
      for (int annotator : annotators.subList(0, votesPerItem)) {
        int other = (truth[item] + 1 + random.nextInt(classes - 1)) % classes;
        packer.add(
            item, annotator, random.nextDouble() < skills[annotator] ? truth[item] : other, 0);
      }
    }
    return new Drawn(packer.pack(Repetition.ALL), truth);
  }

  /** The same votes in two partitions. */
  public static List<PackedVotes> halves(PackedVotes votes) {
    List<PackedVotes> halves = new ArrayList<>();
    int middle = votes.items() / 3;
    for (int[] range : new int[][] {{middle, votes.items()}, {0, middle}}) {
      VotePacker packer =
          new VotePacker(votes.classes(), votes.annotators(), keys(range[1] - range[0]));
      for (int item = range[0]; item < range[1]; item++) {
        for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
          packer.add(item - range[0], votes.annotator(vote), votes.label(vote), 0);
        }
      }
      halves.add(packer.pack(Repetition.ALL));
    }
    return halves;
  }

  private static long[] keys(int items) {
    long[] keys = new long[items];
    for (int item = 0; item < items; item++) {
      keys[item] = item * 7919L + 13;
    }
    return keys;
  }
}
