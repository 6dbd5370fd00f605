package io.assay.bench.duplicates.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One setting for all sets: all fields together, and the steps, shingles and thresholds that give
 * the best F1 on average over the sets, with the truth in sight.
 */
final class CommonSetting {
  private CommonSetting() {}

  /** The common setting; of the fields it says nothing. */
  static Setting best(Path charter, List<LabelledSet> sets) {
    Setting best = Setting.exact();
    double bestMean = -1;
    for (String steps : SettingSearch.STEPS) {
      for (String shingle : SettingSearch.SHINGLES) {
        List<Sums> sums = new ArrayList<>();
        for (LabelledSet set : sets) {
          Setting all = new Setting(steps, set.fields(), shingle, "1", "");
          sums.add(SettingSearch.sums(charter, set, all));
        }
        Sums.Best found = best(sums);
        double mean = mean(sums, all -> all.score(found.one(), found.other(), Sums.Together.ANY));
        if (mean > bestMean) {
          bestMean = mean;
          best =
              new Setting(
                  steps,
                  List.of(),
                  shingle,
                  SettingSearch.share(found.one()),
                  SettingSearch.least(found));
        }
      }
    }
    return best;
  }

  /** The thresholds that are best for several sets on average, by their mean F1; no score. */
  static Sums.Best best(List<Sums> sums) {
    Sums.Best best = new Sums.Best(Grid.STEPS, Grid.NONE, new Score(0, 0, 0));
    double bestMean = -1;
    for (int one = Grid.STEPS; one >= Sums.LOWEST; one--) {
      for (int other = Grid.NONE; other >= Sums.LOWEST; other--) {
        int first = one;
        int second = other;
        double mean = mean(sums, all -> all.score(first, second, Sums.Together.ANY));
        if (mean > bestMean) {
          bestMean = mean;
          best = new Sums.Best(one, other, new Score(0, 0, 0));
        }
      }
    }
    return best;
  }

  private static double mean(List<Sums> sums, Function<Sums, Score> score) {
    return sums.stream().mapToDouble(all -> score.apply(all).f1()).average().orElse(0);
  }
}
