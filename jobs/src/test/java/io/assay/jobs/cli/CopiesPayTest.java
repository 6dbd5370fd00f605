package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Ledger;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.Pseudonyms;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of near duplicates earns what one of them alone would, however many copies it has,
 * under one name or under many, in one batch or in the next.
 */
@Tag("spark")
class CopiesPayTest {
  private static final String NEAR =
      "duplicates.near={ fields: [text], shingle: word-2, jaccard: 0.8 }";
  private static final int CLUSTERS = 9;
  private static final int WORDS = 60;
  private static final String POOL = "1000000007";

  @TempDir Path directory;

  /** A record, and the cluster it belongs to. */
  private record Copy(int cluster, String contributor, String text) {}

  @Test
  void everyClusterEarnsTheSame() throws IOException {
    Random random = new Random(11);
    List<Copy> first = new ArrayList<>();
    List<Copy> second = new ArrayList<>();
    for (int cluster = 0; cluster < CLUSTERS; cluster++) {
      List<String> words = words(random);
      for (int copy = 0; copy <= cluster; copy++) {
        // Even clusters have one owner, odd ones a name for each copy.
        String who = "c" + cluster + (cluster % 2 == 0 ? "" : "x" + copy);
        first.add(new Copy(cluster, who, edited(words, random)));
        second.add(new Copy(cluster, who, edited(words, random)));
      }
    }
    second.add(new Copy(CLUSTERS, "new", String.join(" ", words(random))));
    SmallDataset dataset = SmallDataset.in(directory, "");

    assertThat(run(dataset, "a", first, random)).isZero();
    Map<Integer, BigInteger> before = earned(dataset, "a", first);
    assertThat(run(dataset, "b", second, random)).isZero();

    BigInteger one = before.get(0);
    assertThat(one).isGreaterThan(BigInteger.valueOf(90_000_000));
    assertThat(before.values())
        .hasSize(CLUSTERS)
        .allMatch(pay -> pay.subtract(one).abs().compareTo(BigInteger.ONE) <= 0);
    Map<Integer, BigInteger> later = earned(dataset, "b", second);
    assertThat(later).containsOnlyKeys(CLUSTERS);
  }

  private static int run(SmallDataset dataset, String batch, List<Copy> copies, Random random)
      throws IOException {
    List<Copy> shuffled = new ArrayList<>(copies);
    Collections.shuffle(shuffled, random);
    StringBuilder csv = new StringBuilder(SmallDataset.HEADER);
    for (int row = 0; row < shuffled.size(); row++) {
      Copy copy = shuffled.get(row);
      csv.append("%s%d,%s,%s,1\n".formatted(batch, row, copy.contributor(), copy.text()));
    }
    CommandLineRun run =
        dataset.run(
            batch,
            "--input",
            dataset.file(batch + ".csv", csv.toString()).toString(),
            "--set",
            NEAR,
            "--set",
            "rewards.pool-per-batch=\"" + POOL + "\"");
    return run.code();
  }

  /** What each cluster's names earned in a batch, of those that earned something. */
  private static Map<Integer, BigInteger> earned(
      SmallDataset dataset, String batch, List<Copy> copies) {
    Pseudonyms pseudonyms =
        new Pseudonyms(DatasetKey.loadOrCreate(dataset.warehouse().datasetKey()));
    Map<String, Integer> clusters = new HashMap<>();
    copies.forEach(copy -> clusters.put(pseudonyms.hexOf(copy.contributor()), copy.cluster()));
    Map<Integer, BigInteger> earned = new TreeMap<>();
    for (Row row : dataset.rows(Ledger.TABLE, batch, 1)) {
      Integer cluster = clusters.get(row.<String>getAs(Ledger.ACCOUNT));
      if (cluster != null) {
        earned.merge(cluster, new BigInteger(row.<String>getAs(Ledger.AMOUNT)), BigInteger::add);
      }
    }
    return earned;
  }

  private static List<String> words(Random random) {
    return random
        .ints(WORDS, 0, 5000)
        .mapToObj(number -> "w" + number)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** With one word exchanged: any two such texts are near duplicates. */
  private static String edited(List<String> words, Random random) {
    List<String> edited = new ArrayList<>(words);
    edited.set(random.nextInt(WORDS), "other" + random.nextInt(5000));
    return String.join(" ", edited);
  }
}
