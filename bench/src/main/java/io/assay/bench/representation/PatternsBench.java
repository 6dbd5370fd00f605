package io.assay.bench.representation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.bench.measure.Cost;
import io.assay.bench.measure.Memory;
import io.assay.jobs.representation.PatternSearch;
import io.assay.jobs.spark.SparkSessions;
import io.assay.jobs.table.Strata;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.target.Population;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Twelve attributes of 2 to 6 categories, skewed and dependent on each other: one pass that groups
 * by all of them, then that pass with the search for maximal uncovered patterns, three times each,
 * medians.
 *
 * <p>Usage: {@code PatternsBench ROWS MINIMUM}. Exits with 1 where it takes more than 10 times the
 * pass or 4 GiB.
 */
public final class PatternsBench {
  private static final int ATTRIBUTES = 12;
  private static final int ROUNDS = 3;
  private static final int MOST_TIMES = 10;
  private static final int MOST_MEBIBYTES = 4096;

  private PatternsBench() {}

  /** Measures, and prints what it found. */
  public static void main(String[] arguments) throws IOException {
    long rows = Long.parseLong(arguments[0]);
    int minimum = Integer.parseInt(arguments[1]);
    SparkSession spark = SparkSessions.open("local[2]", Map.of());
    Path directory = Files.createTempDirectory("patterns");
    Outcome outcome = measure(spark, directory, rows, minimum, ROUNDS);
    System.out.printf(
        Locale.ROOT,
        "%,d rows, %d attributes, %,d combinations, minimum %,d: %,d maximal uncovered patterns%n",
        rows,
        ATTRIBUTES,
        outcome.strata().count(),
        minimum,
        outcome.found().all());
    System.out.println("group by all attributes: " + outcome.pass());
    System.out.println("with the search:         " + outcome.search());
    double times = outcome.search().elapsedSeconds() / outcome.pass().elapsedSeconds();
    long peak = Memory.peakMebibytes();
    System.out.printf(
        Locale.ROOT,
        "%.1f times one pass (expected: at most %d), peak %,d MiB (expected: at most %,d)%n",
        times,
        MOST_TIMES,
        peak,
        MOST_MEBIBYTES);
    spark.stop();
    if (!isWithinBounds(times, peak)) {
      System.exit(1);
    }
  }

  /**
   * What was measured.
   *
   * @param strata combinations that are there, with how many rows each has
   * @param pass grouping by all attributes
   * @param search the same with the search
   */
  record Outcome(Dataset<Row> strata, PatternSearch.Result found, Cost pass, Cost search) {}

  /**
   * Makes a table and measures both.
   *
   * @param directory where the table goes
   * @param rounds at least 1; one more goes before
   */
  static Outcome measure(SparkSession spark, Path directory, long rows, int minimum, int rounds) {
    String table = directory.resolve("table").toString();
    table(spark, rows).write().parquet(table);
    Dataset<Row> strata = strata(spark.read().parquet(table));
    RepresentativenessSection section = section(minimum);
    List<PatternSearch.Result> found = new ArrayList<>();
    List<Cost> passes = new ArrayList<>();
    List<Cost> searches = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      Cost pass = Cost.of(() -> strata.write().format("noop").mode("overwrite").save());
      Cost search = Cost.of(() -> found.add(PatternSearch.of(section, axes(section), strata)));
      if (round > 0) { // The first one warms up.
        passes.add(pass);
        searches.add(search);
      }
    }
    return new Outcome(strata, found.get(0), Cost.medians(passes), Cost.medians(searches));
  }

  /** Whether the search costs no more than it may. */
  static boolean isWithinBounds(double times, long peak) {
    return times <= MOST_TIMES && peak <= MOST_MEBIBYTES;
  }

  static int categories(int attribute) {
    return 2 + attribute % 5;
  }

  /** Each category by the square of a uniform number, which a number of the row pulls down. */
  private static Dataset<Row> table(SparkSession spark, long rows) {
    Column common = uniform(-1);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < ATTRIBUTES; i++) {
      Column at = uniform(i);
      Column skewed = at.multiply(at).multiply(common.divide(2).plus(0.5));
      columns.add(floor(skewed.multiply(categories(i))).cast("string").as("a" + i));
    }
    return spark.range(rows).select(columns.toArray(Column[]::new));
  }

  private static Column uniform(int attribute) {
    return pmod(xxhash64(col("id"), lit(attribute)), lit(1_000_000)).divide(1_000_000);
  }

  private static Dataset<Row> strata(Dataset<Row> table) {
    Column[] columns = new Column[ATTRIBUTES];
    for (int i = 0; i < ATTRIBUTES; i++) {
      columns[i] = col("a" + i);
    }
    return table
        .groupBy(columns)
        .agg(count(lit(1)).as(Strata.CONTENTS))
        .select(array(columns).as(Strata.CATEGORIES), col(Strata.CONTENTS));
  }

  private static RepresentativenessSection section(int minimum) {
    List<Dimension> dimensions = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < ATTRIBUTES; i++) {
      SortedMap<String, BigDecimal> target = new TreeMap<>();
      for (int category = 0; category < categories(i); category++) {
        target.put(Integer.toString(category), category == 0 ? rest(i) : new BigDecimal("0.1"));
      }
      names.add("a" + i);
      dimensions.add(Dimension.ofValues("a" + i, "a" + i, target));
    }
    return new RepresentativenessSection(
        dimensions, minimum, names, List.of(), null, null, 10, new BigDecimal("0.05"));
  }

  private static BigDecimal rest(int attribute) {
    return BigDecimal.ONE.subtract(
        new BigDecimal("0.1").multiply(BigDecimal.valueOf(categories(attribute) - 1L)));
  }

  private static List<Axis> axes(RepresentativenessSection section) {
    return section.dimensions().stream()
        .map(each -> new Axis(each, Population.declared(each.target()), List.of()))
        .toList();
  }
}
