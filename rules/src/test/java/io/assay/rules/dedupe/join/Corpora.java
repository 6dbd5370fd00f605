package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.Ratio;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Made-up corpora with many near duplicates, and the slow way to judge them. */
final class Corpora {

  private Corpora() {}

  /** Sets of which most are edits of earlier ones, with some templates, repeats and empty sets. */
  static List<long[]> random(Random random) {
    List<long[]> sets = new ArrayList<>();
    int universe = 20 + random.nextInt(400);
    long[] template = fresh(random, 1 + random.nextInt(30), universe);
    int records = 2 + random.nextInt(60);
    for (int i = 0; i < records; i++) {
      int choice = random.nextInt(10);
      if (choice < 6 && !sets.isEmpty()) {
        sets.add(edited(random, sets.get(random.nextInt(sets.size())), universe));
      } else if (choice < 8) {
        sets.add(union(template, fresh(random, random.nextInt(12), universe)));
      } else {
        sets.add(fresh(random, random.nextInt(40), universe));
      }
    }
    return sets;
  }

  /** Records under one template, with as much of their own that pairs stand around 0.8. */
  static List<long[]> underTemplate(Random random) {
    long[] template = fresh(random, 60, 1 << 20);
    List<long[]> sets = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      sets.add(union(template, fresh(random, 6 + random.nextInt(7), 300)));
    }
    return sets;
  }

  /**
   * Records of which most stand under one of a few templates that may differ by one token, with
   * payloads whose lengths put pairs at the threshold, one token above and one below it. Payloads
   * are their own, share tokens with others, or hold tokens that are as common as the templates'.
   */
  static List<long[]> aroundThreshold(Random random, Ratio jaccard) {
    int words = new int[] {5, 20, 60, 150, 300, 600}[random.nextInt(6)];
    int most = (int) (words * (jaccard.denominator() - jaccard.numerator()) / jaccard.numerator());
    long[][] templates = new long[1 + random.nextInt(3)][];
    Arrays.setAll(templates, i -> fresh(random, words, 1 << 30));
    long[] phrases = fresh(random, 3 + random.nextInt(20), 1 << 30);
    int universe = random.nextBoolean() ? 1 << 30 : 50 + random.nextInt(1000);
    int variants = 1 + random.nextInt(4);
    List<long[]> sets = new ArrayList<>();
    int records = 150 + random.nextInt(150);
    for (int i = 0; i < records; i++) {
      long[] template = templates[random.nextInt(templates.length)].clone();
      template[template.length / 2] = token(random.nextInt(variants));
      int payload = Math.max(0, Math.min(most, 200) / 2 + random.nextInt(5) - 2);
      long[] own = fresh(random, random.nextInt(8) == 0 ? random.nextInt(200) : payload, universe);
      if (random.nextInt(4) == 0 && own.length > 0) {
        own[0] = phrases[random.nextInt(phrases.length)];
      }
      sets.add(union(random.nextInt(10) == 0 ? own : distinct(template), own));
    }
    return sets;
  }

  /**
   * Records that hold nearly all of a long core, one or two of its extensions, and so much beside
   * it that pairs which share a few of these tokens are at the threshold, one above and one below.
   * What is beside comes from a vocabulary small or large; some lack a few tokens of the core.
   */
  static List<long[]> crowded(Random random, Ratio jaccard) {
    int words = 100 + random.nextInt(300);
    int spare =
        (int) (words * (jaccard.denominator() - jaccard.numerator()) / (2 * jaccard.numerator()));
    int beside = Math.min(spare + random.nextInt(4), 300);
    int universe = new int[] {2 * beside + 10, 20 * beside + 10, 1 << 30}[random.nextInt(3)];
    int mostMissing = new int[] {1, 3, words / 6}[random.nextInt(3)];
    long[][] cores = new long[1 + random.nextInt(2)][];
    Arrays.setAll(cores, i -> fresh(random, words, 1 << 30));
    long[][] extensions = new long[3][];
    Arrays.setAll(extensions, i -> fresh(random, random.nextInt(1 + beside / 2), 1 << 30));
    List<long[]> sets = new ArrayList<>();
    for (int i = 0; i < 220; i++) {
      long[] core = cores[random.nextInt(cores.length)];
      int missing = random.nextInt(mostMissing);
      long[] rest = Arrays.stream(core).filter(t -> random.nextInt(words) >= missing).toArray();
      long[] extension = extensions[random.nextInt(extensions.length)];
      int own = Math.max(0, beside - extension.length + random.nextInt(5) - 2);
      sets.add(union(union(rest, extension), fresh(random, own, universe)));
    }
    return sets;
  }

  /** For each record the kept one it is attached to, or itself, by comparing all with all. */
  static int[] quadratic(SimilarityRule rule, List<long[]> sets) {
    int[] standing = new int[sets.size()];
    for (int i = 0; i < standing.length; i++) {
      standing[i] = i;
      for (int kept = 0; kept < i && standing[i] == i; kept++) {
        boolean comparable = sets.get(i).length > 0 && sets.get(kept).length > 0;
        if (standing[kept] == kept && comparable && rule.accepts(sets.get(kept), sets.get(i))) {
          standing[i] = kept;
        }
      }
    }
    return standing;
  }

  static int[] joined(SimilarityRule rule, TokenOrder order, List<long[]> sets) {
    GreedyJoin join = new GreedyJoin(rule, order);
    return sets.stream().mapToInt(join::offer).toArray();
  }

  static TokenOrder order(List<long[]> sets, int bits) {
    TokenFrequencies frequencies = new TokenFrequencies(bits);
    sets.forEach(frequencies::add);
    return TokenOrder.of(frequencies);
  }

  static long[] fresh(Random random, int size, int universe) {
    long[] set = new long[size];
    Arrays.setAll(set, i -> token(random.nextInt(universe)));
    return distinct(set);
  }

  static long[] union(long[] one, long[] other) {
    long[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return distinct(all);
  }

  private static long[] distinct(long[] tokens) {
    return Arrays.stream(tokens).sorted().distinct().toArray();
  }

  /** A well-mixed token for a small number; the lowest bit is in the upper ones too. */
  static long token(long number) {
    long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    return mixed ^ (mixed >>> 27);
  }

  private static long[] edited(Random random, long[] set, int universe) {
    int edits = random.nextInt(2 + set.length / 3);
    long[] kept =
        Arrays.stream(set)
            .filter(t -> set.length == 0 || random.nextInt(set.length) >= edits / 2)
            .toArray();
    return union(kept, fresh(random, edits / 2, universe));
  }
}
