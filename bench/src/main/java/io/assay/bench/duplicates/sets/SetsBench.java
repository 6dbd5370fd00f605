package io.assay.bench.duplicates.sets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * F1, precision and recall over pairs: the engine under the setting of a charter that is best for
 * the set, and under one for all sets, beside plain character 3-grams at their best threshold. The
 * best of either is chosen with the truth in sight.
 *
 * <p>Usage: {@code SetsBench CHARTER DIRECTORY}.
 */
public final class SetsBench {
  private SetsBench() {}

  /** Measures, and prints a table. */
  public static void main(String[] arguments) throws IOException {
    Path charter = Path.of(arguments[0]);
    List<LabelledSet> sets = sets(new SetReader(Path.of(arguments[1])));
    Setting common = CommonSetting.best(charter, sets);
    List<Sums> plain = sets.stream().map(PlainTrigrams::sums).toList();
    int threshold = CommonSetting.best(plain).one();
    System.out.println(
        "F1 (precision, recall) over pairs; each best, and each one for all, is chosen with the truth"
            + " in sight");
    System.out.println(
        "| set | pairs that match | engine, best setting | 3-grams, best threshold | at least as good"
            + " | engine, one for all | 3-grams, one for all | best setting | best threshold |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    int good = 0;
    for (int i = 0; i < sets.size(); i++) {
      LabelledSet set = sets.get(i);
      Setting best = SettingSearch.best(charter, set).setting();
      Score engine = EngineScore.of(charter, set, best);
      Sums.Best plainBest = plain.get(i).best(Sums.Together.ANY);
      boolean asGood = engine.f1() >= plainBest.score().f1();
      good += asGood ? 1 : 0;
      System.out.printf(
          Locale.ROOT,
          "| %s | %,d | %s | %s | %s | %s | %s | %s | %s |%n",
          set.name(),
          set.comparisons().matches(),
          engine,
          plainBest.score(),
          asGood ? "yes" : "no",
          EngineScore.of(charter, set, common.withFields(set.fields())),
          plain.get(i).score(threshold, Grid.NONE, Sums.Together.ANY),
          best,
          SettingSearch.share(plainBest.one()));
    }
    System.out.printf("%d of %d sets at least as good (target: all)%n", good, sets.size());
    System.out.printf(
        "one for all: engine %s; 3-grams %s%n",
        common.withFields(List.of("all fields")), SettingSearch.share(threshold));
  }

  private static List<LabelledSet> sets(SetReader reader) throws IOException {
    String bought = "pyjedai/ccer/D2/";
    String papers = "pyjedai/ccer/D4/";
    String towns = "restaurants_dblpacm/";
    return List.of(
        reader.messages("SMS spam", "sms_spam/sms.tsv"),
        reader.persons("Febrl 1", "febrl/dataset1.csv"),
        reader.persons("Febrl 3", "febrl/dataset3.csv"),
        reader.tables(
            "Fodors-Zagats",
            new SetReader.TwoTables(
                towns + "fodors.csv",
                towns + "zagats.csv",
                towns + "matches_fodors_zagats.csv",
                0,
                ",")),
        reader.tables(
            "DBLP-ACM",
            new SetReader.TwoTables(
                papers + "dblp.csv", papers + "acm.csv", papers + "gt.csv", 0, "%")),
        reader.tables(
            "Abt-Buy",
            new SetReader.TwoTables(
                bought + "abt.csv", bought + "buy.csv", bought + "gt.csv", 0, "|")),
        reader.listed("Beer, labelled pairs", "er_magellan/Structured/Beer"),
        reader.listed("iTunes-Amazon, labelled pairs", "er_magellan/Structured/iTunes-Amazon"),
        reader.listed("Fodors-Zagats, labelled pairs", "er_magellan/Structured/Fodors-Zagats"),
        reader.listed("DBLP-ACM, labelled pairs", "er_magellan/Structured/DBLP-ACM"),
        reader.listed("Abt-Buy, labelled pairs", "er_magellan/Textual/Abt-Buy"));
  }
}
