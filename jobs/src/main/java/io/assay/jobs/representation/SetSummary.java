package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.assay.jobs.table.Strata;
import io.assay.rules.representation.Amount;
import io.assay.rules.representation.CategoryCount;
import io.assay.rules.representation.NumberGrid;
import io.assay.rules.representation.measure.Concentration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What the driver knows of a set: amounts by category, combination, number and day, and how many
 * contributors have how many items. Its size follows from the charter, not from the set.
 *
 * @param categories of each dimension, by its place
 * @param crossings of each crossing, by its place
 * @param numbers of each numeric dimension, by its place
 * @param days contents by day of submission
 * @param people contributors by their number of items
 * @param known contents whose item may have been accepted with another content
 * @param total contents
 */
record SetSummary(
    Map<Integer, Map<@Nullable String, Amount>> categories,
    Map<Integer, Map<@Nullable String, Amount>> crossings,
    Map<Integer, SortedMap<Double, Amount>> numbers,
    Map<Long, Long> days,
    Concentration people,
    long known,
    long total) {
  /** One pass over the rows of a tally. */
  static SetSummary of(Tally tally, List<Crossing> crossings) {
    return of(
        tally
            .rows()
            .mapPartitions(new TallyFold(crossings), Encoders.row(TallyFold.SCHEMA))
            .groupBy(col(Strata.KIND), col(Strata.PLACE), col(Strata.KEY), col(Strata.NUMBER))
            .agg(
                sum(col(Strata.CONTENTS)).as(Strata.CONTENTS),
                sum(col(Strata.WEIGHT)).as(Strata.WEIGHT),
                sum(col(Strata.SQUARES)).as(Strata.SQUARES))
            .collectAsList());
  }

  private static SetSummary of(List<Row> rows) {
    Map<Integer, Map<@Nullable String, Amount>> categories = new HashMap<>();
    Map<Integer, Map<@Nullable String, Amount>> crossings = new HashMap<>();
    Map<Integer, NumberGrid> grids = new HashMap<>();
    Map<Long, Long> days = new TreeMap<>();
    SortedMap<Long, Long> people = new TreeMap<>();
    long known = 0;
    long total = 0;
    for (Row row : rows) {
      Amount amount = TallyFold.amount(row);
      int place = row.<Integer>getAs(Strata.PLACE);
      Double number = row.getAs(Strata.NUMBER);
      switch (row.<String>getAs(Strata.KIND)) {
        case TallyFold.CATEGORY -> put(categories, place, row.getAs(Strata.KEY), amount);
        case TallyFold.CROSSING -> put(crossings, place, row.getAs(Strata.KEY), amount);
        case Tally.STRATUM -> total = amount.count();
        case Tally.DAY -> days.put(number.longValue(), amount.count());
        case TallyFold.PEOPLE -> people.put(number.longValue(), amount.count());
        case Tally.KNOWN -> known = amount.count();
        default -> {
          NumberGrid grid = grids.computeIfAbsent(place, any -> new NumberGrid());
          grid.coarsen(Integer.parseInt(row.getAs(Strata.KEY)));
          grid.add(number, amount);
        }
      }
    }
    Map<Integer, SortedMap<Double, Amount>> numbers = new HashMap<>();
    grids.forEach((place, grid) -> numbers.put(place, grid.amounts()));
    return new SetSummary(
        categories, crossings, numbers, days, new Concentration(people), known, total);
  }

  private static void put(
      Map<Integer, Map<@Nullable String, Amount>> cells,
      int place,
      @Nullable String key,
      Amount amount) {
    cells.computeIfAbsent(place, any -> new HashMap<>()).put(key, amount);
  }

  /** Amounts of the categories of a dimension. */
  Map<@Nullable String, Amount> along(int dimension) {
    return categories.getOrDefault(dimension, Map.of());
  }

  /** Amounts of the combinations of a crossing. */
  Map<@Nullable String, Amount> across(int crossing) {
    return crossings.getOrDefault(crossing, Map.of());
  }

  /** Counts of the categories of a dimension. */
  List<CategoryCount> counts(int dimension) {
    return counts(along(dimension));
  }

  /** The counts of amounts. */
  static List<CategoryCount> counts(Map<@Nullable String, Amount> amounts) {
    List<CategoryCount> counts = new ArrayList<>();
    amounts.forEach((category, amount) -> counts.add(new CategoryCount(category, amount.count())));
    return counts;
  }
}
