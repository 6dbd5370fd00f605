package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.sum;

import io.assay.jobs.table.Strata;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What is counted of a set, as rows that add up: how many contents are in each stratum, have each
 * number, were submitted on each day, and come from each contributor. All of it stays on Spark.
 *
 * @param rows the columns of {@link Strata} but the basis
 */
record Tally(Dataset<Row> rows) {
  /** A combination of categories, one for each dimension. */
  static final String STRATUM = "stratum";

  /** A number of a numeric dimension. */
  static final String VALUE = "value";

  /** A day of submission. */
  static final String DAY = "day";

  /** A contributor. */
  static final String CONTRIBUTOR = "contributor";

  /** Contents whose item may have been accepted with another content. */
  static final String KNOWN = "known";

  static final List<String> KEYS =
      List.of(Strata.KIND, Strata.PLACE, Strata.KEY, Strata.NUMBER, Strata.CATEGORIES);
  static final List<String> SUMS = List.of(Strata.CONTENTS, Strata.WEIGHT, Strata.SQUARES);

  /** The columns of every tally. */
  static Column[] columns() {
    return Stream.concat(KEYS.stream(), SUMS.stream())
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  /** The rows of strata. */
  Dataset<Row> strata() {
    return rows.where(col(Strata.KIND).equalTo(STRATUM));
  }

  /** These and others. */
  Tally plus(Tally... others) {
    Dataset<Row> all = rows;
    for (Tally other : others) {
      all = all.unionByName(other.rows);
    }
    return summed(all);
  }

  /** As many fewer as these are more. */
  Tally negated() {
    Column[] columns =
        Stream.concat(
                KEYS.stream().map(name -> col(name)),
                SUMS.stream()
                    .map(
                        name ->
                            negate(col(name)).cast(rows.schema().apply(name).dataType()).as(name)))
            .toArray(Column[]::new);
    return new Tally(rows.select(columns));
  }

  /** Of a set from which others were taken away, what is left. */
  Tally left() {
    return new Tally(rows.where(col(Strata.CONTENTS).notEqual(0)));
  }

  /** Rows with the same key become one. */
  static Tally summed(Dataset<Row> rows) {
    Column contents = sum(col(Strata.CONTENTS)).as(Strata.CONTENTS);
    Column[] others =
        Arrays.stream(new String[] {Strata.WEIGHT, Strata.SQUARES})
            .map(name -> sum(col(name)).cast(DataTypes.createDecimalType(38, 0)).as(name))
            .toArray(Column[]::new);
    Column[] keys = KEYS.stream().map(name -> col(name)).toArray(Column[]::new);
    return new Tally(rows.groupBy(keys).agg(contents, others));
  }
}
