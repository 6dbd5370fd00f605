package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.table.Strata;
import io.assay.rules.representation.Amount;
import io.assay.rules.representation.NumberGrid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the numbers that a tally keeps: of each dimension as many as a {@link NumberGrid} holds,
 * with all their contents. Numbers of one dimension meet in one partition, so what is kept follows
 * from the set of them alone. The key of such a row says how many binary digits were dropped, for
 * grids that it is added to. All other rows are what they were.
 */
final class BoundedNumbers implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Rows carry it: what folds them next in the same task may be handed these very rows. */
  private final StructType schema;

  private BoundedNumbers(StructType schema) {
    this.schema = schema;
  }

  static Tally of(Tally tally) {
    Dataset<Row> rows = tally.rows();
    StructType schema = rows.schema();
    // Equal keys stay together as they are; of numbers only the dimension decides.
    Column isOther = col(Strata.KIND).notEqual(Tally.VALUE);
    Dataset<Row> met =
        rows.repartition(
            col(Strata.KIND),
            col(Strata.PLACE),
            when(isOther, col(Strata.KEY)),
            when(isOther, col(Strata.NUMBER)),
            when(isOther, col(Strata.CATEGORIES)));
    return new Tally(met.mapPartitions(new BoundedNumbers(schema), Encoders.row(schema)));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Map<Integer, NumberGrid> grids = new TreeMap<>();
    return new Iterator<>() {
      private Iterator<Row> folded = List.<Row>of().iterator();
      private boolean isOver;
      private @Nullable Row next;

      @Override
      public boolean hasNext() {
        while (next == null && rows.hasNext()) {
          Row row = rows.next();
          if (row.getAs(Strata.KIND).equals(Tally.VALUE)) {
            add(grids, row);
          } else {
            next = row;
          }
        }
        if (next == null && !isOver) {
          isOver = true;
          folded = folded(grids);
        }
        return next != null || folded.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row != null ? row : folded.next();
      }
    };
  }

  /** Adds a row of a number to the grid of its dimension. */
  static void add(Map<Integer, NumberGrid> grids, Row row) {
    NumberGrid grid =
        grids.computeIfAbsent(row.<Integer>getAs(Strata.PLACE), any -> new NumberGrid());
    String dropped = row.getAs(Strata.KEY);
    if (dropped != null) {
      grid.coarsen(Integer.parseInt(dropped));
    }
    grid.add(row.<Double>getAs(Strata.NUMBER), TallyFold.amount(row));
  }

  private Iterator<Row> folded(Map<Integer, NumberGrid> grids) {
    List<Row> folded = new ArrayList<>();
    grids.forEach(
        (place, grid) -> {
          String dropped = grid.dropped() == 0 ? null : Integer.toString(grid.dropped());
          grid.amounts()
              .forEach((number, amount) -> folded.add(row(place, dropped, number, amount)));
        });
    return folded.iterator();
  }

  private Row row(int place, @Nullable String dropped, double number, Amount amount) {
    return new GenericRowWithSchema(
        new @Nullable Object[] {
          Tally.VALUE,
          place,
          dropped,
          number,
          null,
          amount.count(),
          new BigDecimal(amount.weight()),
          new BigDecimal(amount.squares())
        },
        schema);
  }
}
