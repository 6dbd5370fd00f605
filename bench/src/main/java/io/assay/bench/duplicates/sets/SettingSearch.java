package io.assay.bench.duplicates.sets;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.dedupe.Normalisation;
import io.assay.rules.dedupe.shingle.Shingler;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Looks, with the truth in sight, for the setting that tells a set's pairs best: shingles, steps,
 * fields, and thresholds in hundredths of all fields together, with containment, or of two fields.
 */
final class SettingSearch {
  static final List<String> SHINGLES = List.of("word-1", "word-2", "char-2", "char-3", "char-4");
  static final List<String> STEPS =
      List.of("[nfkc, case, whitespace]", "[nfkc, case, whitespace, punctuation]");

  private final Path charter;
  private final LabelledSet set;
  private Found best;

  /** A setting and what it gives. */
  record Found(Setting setting, Score score) {}

  private SettingSearch(Path charter, LabelledSet set) {
    this.charter = charter;
    this.set = set;
    Setting exact = Setting.exact();
    this.best = new Found(exact, EngineScore.of(charter, set, exact));
  }

  static Found best(Path charter, LabelledSet set) {
    SettingSearch search = new SettingSearch(charter, set);
    int fields = set.fields().size();
    for (String steps : STEPS) {
      for (String shingle : SHINGLES) {
        search.together(steps, shingle, set.fields());
        for (int i = 0; i < Math.min(4, fields - 1); i++) {
          search.together(steps, shingle, set.fields().subList(0, i + 1));
          for (int j = i + 1; j < Math.min(4, fields); j++) {
            search.each(steps, shingle, List.of(set.fields().get(i), set.fields().get(j)));
          }
        }
      }
    }
    return search.best;
  }

  private void together(String steps, String shingle, List<String> fields) {
    Sums sums = sums(charter, set, new Setting(steps, fields, shingle, "1", ""));
    Sums.Best found = sums.best(Sums.Together.ANY);
    note(new Setting(steps, fields, shingle, share(found.one()), least(found)), found.score());
  }

  /** What each two thresholds of Jaccard similarity and containment give. */
  static Sums sums(Path charter, LabelledSet set, Setting setting) {
    long[][] sets = setting.sets(charter, set);
    Grid grid = new Grid();
    set.comparisons()
        .forEach(
            List.<long[][]>of(sets),
            (one, other, matches, shared) -> {
              int first = sets[one].length;
              int second = sets[other].length;
              grid.add(
                  matches,
                  Grid.hundredths(shared[0], first + second - shared[0]),
                  Grid.hundredths(shared[0], Math.min(first, second)));
            });
    return grid.sums(set.comparisons().matches());
  }

  /** The least containment, as a charter has it. */
  static String least(Sums.Best found) {
    return found.other() == Grid.NONE ? "" : share(found.other());
  }

  private void each(String steps, String shingle, List<String> fields) {
    long[][] first = fieldSets(new Setting(steps, fields.subList(0, 1), shingle, "1", ""));
    long[][] second = fieldSets(new Setting(steps, fields.subList(1, 2), shingle, "1", ""));
    Grid grid = new Grid();
    set.comparisons()
        .forEach(
            List.of(first, second),
            (one, other, matches, shared) ->
                grid.add(
                    matches,
                    jaccard(first, one, other, shared[0]),
                    jaccard(second, one, other, shared[1])));
    Sums.Best found = grid.sums(set.comparisons().matches()).best(Sums.Together.ALL);
    String jaccard =
        "{%s: %s, %s: %s}"
            .formatted(fields.get(0), share(found.one()), fields.get(1), share(found.other()));
    note(new Setting(steps, fields, shingle, jaccard, ""), found.score());
  }

  private void note(Setting setting, Score score) {
    if (score.f1() > best.score().f1()) {
      best = new Found(setting, score);
    }
  }

  private static int jaccard(long[][] sets, int one, int other, int shared) {
    return Grid.hundredths(shared, sets[one].length + sets[other].length - shared);
  }

  /** Hundredths as a charter has them. */
  static String share(int hundredths) {
    return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
  }

  /** Of one field, which without shingles has its whole text as only element. */
  private long[][] fieldSets(Setting setting) {
    DuplicatesSection section = setting.in(charter, set.fields());
    Normalisation normalisation = Normalisation.of(section.normalise());
    long[][] sets = setting.sets(charter, set);
    for (int record = 0; record < sets.length; record++) {
      if (sets[record].length == 0) {
        String text = setting.compared(set, record).get(0);
        sets[record] = new long[] {Shingler.wholeText(normalisation.apply(text))};
      }
    }
    return sets;
  }
}
