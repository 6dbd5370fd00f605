package io.assay.bench.duplicates;

import io.assay.bench.duplicates.RevisedPackages.Pair;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.Normalisation;
import io.assay.rules.dedupe.RecordShingles;
import io.assay.rules.dedupe.similarity.NearRule;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which settings find the revisions of package descriptions, and what they cost in removals: the
 * table in rules/CHARTER.md. A pair counts as found if the two texts are near duplicates, or equal
 * once normalised.
 *
 * <p>Usage: {@code DebianBench CHARTER LISTS PAIRS.tsv.gz RECORDS.jsonl}, with the directory where
 * apt keeps indices.
 */
public final class DebianBench {
  private static final double CLOSE = 0.9;
  private static final double NEAR = 0.8;
  private static final List<NearSetting> SETTINGS =
      List.of(
          NearSetting.of("word-5", "0.8"),
          NearSetting.of("word-5", "0.8").withContainment("0.9"),
          NearSetting.of("word-5", "0.5"),
          NearSetting.of("word-3", "0.8"),
          NearSetting.of("word-3", "0.7").withContainment("0.8"),
          NearSetting.of("word-1", "0.8"),
          NearSetting.of("char-5", "0.8"),
          NearSetting.of("char-5", "0.8").withContainment("0.9"),
          NearSetting.of("char-3", "0.8"));

  private final Path charter;
  private final List<Pair> revised;
  private final List<Description> records;

  private DebianBench(Path charter, List<Pair> revised, List<Description> records) {
    this.charter = charter;
    this.revised = revised;
    this.records = records;
  }

  /** Measures, and prints the table. */
  public static void main(String[] arguments) throws IOException {
    Path charter = Path.of(arguments[0]);
    RevisedPackages packages = RevisedPackages.read(Path.of(arguments[1]), Path.of(arguments[2]));
    List<Pair> all = packages.pairs();
    System.out.printf(
        "pairs      %,d with both texts in apt's indices, %,d without%n",
        all.size(), packages.missing());
    printIdentical(charter, all);
    DebianBench bench =
        new DebianBench(
            charter,
            all.stream().filter(pair -> !pair.identical()).toList(),
            Description.read(Path.of(arguments[3])));
    bench.print();
  }

  /** Offers all earlier texts, then all later ones. */
  private static void printIdentical(Path charter, List<Pair> all) {
    List<List<String>> texts =
        Stream.concat(
                all.stream().map(pair -> List.of(pair.earlier())),
                all.stream().map(pair -> List.of(pair.later())))
            .toList();
    Engine.Outcome outcome = new Engine(SETTINGS.get(0).in(charter)).judge(texts);
    int identical = 0;
    int removed = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).identical()) {
        identical++;
        int later = all.size() + i;
        removed +=
            outcome.isRemoved(later) && outcome.attachedTo(later) == outcome.attachedTo(i) ? 1 : 0;
      }
    }
    System.out.printf(
        "identical  of %,d the later is removed for what stands for the earlier: %,d (target: all)%n",
        identical, removed);
  }

  private void print() {
    System.out.printf(
        "revised    %,d, of them %,d with Jaccard similarity of character 3-grams at least 0.9, %,d"
            + " at least 0.8 (targets: 0.99 and 0.95 found)%n",
        revised.size(), atLeast(CLOSE).size(), atLeast(NEAR).size());
    System.out.printf("removed    of %,d descriptions%n", records.size());
    System.out.println(
        "| `shingle` | `jaccard` | `containment` | found at 0.9 | found at 0.8 | found of all | removed"
            + " | of another source |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    SETTINGS.forEach(setting -> System.out.println(row(setting)));
  }

  private List<Pair> atLeast(double jaccard) {
    return revised.stream().filter(pair -> pair.jaccard() >= jaccard).toList();
  }

  private String row(NearSetting setting) {
    DuplicatesSection section = setting.in(charter);
    int[] removed = removed(section);
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %.3f | %.3f | %.3f | %,d | %.1f %% |",
        setting.shingle(),
        setting.jaccard(),
        setting.containment().isEmpty() ? "–" : setting.containment(),
        found(section, atLeast(CLOSE)),
        found(section, atLeast(NEAR)),
        found(section, revised),
        removed[0],
        100.0 * removed[1] / Math.max(1, removed[0]));
  }

  private static double found(DuplicatesSection section, List<Pair> pairs) {
    NearDuplicates near = Objects.requireNonNull(section.near(), "near");
    SimilarityRule rule = NearRule.of(near).similarity();
    RecordShingles shingles = new RecordShingles(section);
    Normalisation normalisation = Normalisation.of(section.normalise());
    List<Pair> found = new ArrayList<>();
    for (Pair pair : pairs) {
      long[] earlier = shingles.of(List.of(pair.earlier()));
      long[] later = shingles.of(List.of(pair.later()));
      boolean comparable = earlier.length > 0 && later.length > 0;
      if (normalisation.apply(pair.earlier()).equals(normalisation.apply(pair.later()))
          || (comparable && rule.accepts(earlier, later))) {
        found.add(pair);
      }
    }
    return pairs.isEmpty() ? 1 : (double) found.size() / pairs.size();
  }

  /** Removed records with other shingles than the kept one, and those of them of another source. */
  private int[] removed(DuplicatesSection section) {
    Engine.Outcome outcome =
        new Engine(section).judge(records.stream().map(record -> List.of(record.text())).toList());
    int[] counts = new int[2];
    for (int record = 0; record < records.size(); record++) {
      int kept = outcome.attachedTo(record);
      if (kept != record && !outcome.haveSameShingles(record, kept)) {
        counts[0]++;
        counts[1] += records.get(record).source().equals(records.get(kept).source()) ? 0 : 1;
      }
    }
    return counts;
  }
}
