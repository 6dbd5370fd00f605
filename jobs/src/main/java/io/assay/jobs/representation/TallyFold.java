package io.assay.jobs.representation;

import io.assay.jobs.table.Strata;
import io.assay.rules.charter.ReservedCategory;
import io.assay.rules.representation.Amount;
import io.assay.rules.representation.CombinedCategory;
import io.assay.rules.representation.NumberGrid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Folds the rows of a tally, one partition at a time, into what a set is measured by: amounts of
 * each category, each combination that is looked at, each number and each day, of all, and how many
 * contributors have as many contents as others. As many rows come out as there are categories,
 * numbers as a {@link NumberGrid} holds them, days and numbers of contents, however many go in.
 */
final class TallyFold implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final String CATEGORY = "category";
  static final String CROSSING = "crossing";

  /** Contributors; the number of such a row is how many contents each of them has. */
  static final String PEOPLE = "people";

  /** Columns of input and output; of a value, the key of a row that comes out is its grid's. */
  static final StructType SCHEMA = schema();

  private final List<Crossing> crossings;

  TallyFold(List<Crossing> crossings) {
    this.crossings = crossings;
  }

  private record Cell(String kind, int place, @Nullable String key, @Nullable Double number) {}

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Map<Cell, Amount> cells = new HashMap<>();
    Map<Integer, NumberGrid> grids = new HashMap<>();
    List<Map<List<@Nullable String>, Cell>> crossed = new ArrayList<>();
    crossings.forEach(any -> crossed.add(new HashMap<>()));
    while (rows.hasNext()) {
      Row row = rows.next();
      Amount amount = amount(row);
      String kind = row.getAs(Strata.KIND);
      if (kind.equals(Tally.STRATUM)) {
        addStratum(cells, crossed, row.getList(row.fieldIndex(Strata.CATEGORIES)), amount);
      } else if (kind.equals(Tally.VALUE)) {
        BoundedNumbers.add(grids, row);
      } else if (kind.equals(Tally.CONTRIBUTOR)) {
        // A tally has one row for each of them.
        add(cells, new Cell(PEOPLE, 0, null, (double) amount.count()), Amount.ofItems(1));
      } else {
        add(cells, new Cell(kind, 0, null, row.<Double>getAs(Strata.NUMBER)), amount);
      }
    }
    List<Row> folded = new ArrayList<>();
    cells.forEach((cell, amount) -> folded.add(row(cell, amount)));
    grids.forEach(
        (place, grid) ->
            grid.amounts()
                .forEach(
                    (number, amount) ->
                        folded.add(
                            row(
                                new Cell(
                                    Tally.VALUE, place, Integer.toString(grid.dropped()), number),
                                amount))));
    return folded.iterator();
  }

  /** The amount of a row. */
  static Amount amount(Row row) {
    return new Amount(
        row.<Long>getAs(Strata.CONTENTS),
        row.<BigDecimal>getAs(Strata.WEIGHT).toBigIntegerExact(),
        row.<BigDecimal>getAs(Strata.SQUARES).toBigIntegerExact());
  }

  /**
   * Adds a stratum to its categories and combinations, and to what there is in all.
   *
   * @param crossed cells of each crossing that were met, as many strata have one together
   */
  private void addStratum(
      Map<Cell, Amount> cells,
      List<Map<List<@Nullable String>, Cell>> crossed,
      List<@Nullable String> categories,
      Amount amount) {
    add(cells, new Cell(Tally.STRATUM, 0, null, null), amount);
    for (int i = 0; i < categories.size(); i++) {
      add(cells, new Cell(CATEGORY, i, categories.get(i), null), amount);
    }
    for (int i = 0; i < crossings.size(); i++) {
      List<@Nullable String> parts = new ArrayList<>();
      crossings.get(i).places().forEach(place -> parts.add(categories.get(place)));
      int place = i;
      add(
          cells,
          crossed
              .get(i)
              .computeIfAbsent(
                  parts,
                  met -> new Cell(CROSSING, place, crossed(crossings.get(place), met), null)),
          amount);
    }
  }

  /** The combination, if the target has it; null where a value is missing. */
  private static @Nullable String crossed(Crossing crossing, List<@Nullable String> parts) {
    if (parts.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    String combined = CombinedCategory.of(List.copyOf(parts));
    return crossing.population().shares().containsKey(combined)
        ? combined
        : ReservedCategory.UNLISTED;
  }

  private static void add(Map<Cell, Amount> cells, Cell cell, Amount amount) {
    cells.merge(cell, amount, Amount::plus);
  }

  private static Row row(Cell cell, Amount amount) {
    return RowFactory.create(
        cell.kind(),
        cell.place(),
        cell.key(),
        cell.number(),
        amount.count(),
        new BigDecimal(amount.weight()),
        new BigDecimal(amount.squares()));
  }

  private static StructType schema() {
    StructType table = Strata.TABLE.schema();
    StructType schema = new StructType();
    for (String name :
        List.of(
            Strata.KIND,
            Strata.PLACE,
            Strata.KEY,
            Strata.NUMBER,
            Strata.CONTENTS,
            Strata.WEIGHT,
            Strata.SQUARES)) {
      schema = schema.add(table.apply(name));
    }
    return schema;
  }
}
