package io.assay.jobs.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class AdmittedExpressionsTest {

  private static final Row ORDINARY = Reviews.row("a=xb. 100!", "2026-01-31", 2.5, 4L);

  @Test
  void whatTheSpecificationListsGivesTheValuesThatSparkGives(SparkSession spark) {
    List<String> usages = usages();
    List<Column> columns = new ArrayList<>();
    usages.forEach(usage -> columns.add(Reviews.category(usage).as("charter")));
    usages.forEach(usage -> columns.add(functions.expr(usage).cast("string").as("spark")));

    var values =
        Reviews.values(
            Reviews.rows(
                spark,
                ORDINARY,
                Reviews.row("Ünï\uD83D\uDE00 ß\n x-", " -t- ", -0.0, Long.MAX_VALUE),
                Reviews.row("", "", Double.NaN, 0L),
                Reviews.row(null, null, null, null)),
            columns);

    for (List<Object> row : values) {
      for (int i = 0; i < usages.size(); i++) {
        assertThat(row.get(i)).as(usages.get(i)).isEqualTo(row.get(usages.size() + i));
      }
    }
    for (int i = 0; i < usages.size(); i++) {
      assertThat(values.get(0).get(i)).as(usages.get(i)).isNotNull();
    }
  }

  private static List<String> usages() {
    return Stream.concat(
            AdmittedFunction.ALL.stream().map(AdmittedFunction::usage),
            AdmittedSyntax.ALL.stream().map(AdmittedSyntax::usage))
        .toList();
  }
}
