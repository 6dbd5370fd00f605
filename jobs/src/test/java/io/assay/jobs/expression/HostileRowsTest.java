package io.assay.jobs.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows that a contributor chose to do harm; the expressions are what a charter may well say. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class HostileRowsTest {

  @Test
  void whatFailsForARowIsNullAndLeavesTheOtherRowsAlone(SparkSession spark) {
    Map<String, List<String>> expected = new TreeMap<>();
    // The first row has stars 0, the second 1.
    expected.put("element_at(contributors, cast(stars as int))", Arrays.asList(null, "ann"));
    expected.put(
        "element_at(contributors, cast(stars as int)) = 'ann'", Arrays.asList(null, "true"));
    expected.put(
        "case when flagged then element_at(contributors, cast(stars as int)) end",
        Arrays.asList(null, "ann"));
    expected.put("contributors[cast(stars as int) + 1]", Arrays.asList("bob", null));
    expected.put("1 div stars", Arrays.asList(null, "1"));
    expected.put("1 / stars", Arrays.asList(null, "1.0"));
    expected.put("mod(1, stars)", Arrays.asList(null, "0"));
    expected.put("9223372036854775807 + stars", List.of(max(), min()));
    expected.put("cast(9223372036854775807 + stars as int)", List.of("-1", "0"));
    expected.put("abs(-9223372036854775807 - stars)", List.of(max(), min()));
    expected.put("cast(price as decimal(38,38))", Arrays.asList(null, "0E-38"));
    expected.put("round(price, 18)", List.of("NaN", "0.0"));
    expected.put("sqrt(price - 1)", List.of("NaN", "NaN"));
    expected.put("cast(price as int)", List.of("0", "0"));
    expected.put("to_date(text)", Arrays.asList(null, null));
    expected.put("cast(title as date)", Arrays.asList(null, null));
    expected.put("cast(text as int)", Arrays.asList(null, null));
    expected.put("substring(text, -1, 2147483647)", List.of("w", "y"));
    expected.put("left(text, -1) || right(text, -1)", List.of("", ""));
    expected.put("substring_index(text, '', 1)", List.of("", ""));
    List<String> expressions = List.copyOf(expected.keySet());

    var values =
        Reviews.values(
            Reviews.rows(
                spark,
                Reviews.row("now", "12:30", Double.NaN, 0L),
                Reviews.row("today", "T12:30:00", 0.0, 1L)),
            expressions.stream().map(Reviews::category).toList());

    for (int i = 0; i < expressions.size(); i++) {
      assertThat(Arrays.asList(values.get(0).get(i), values.get(1).get(i)))
          .as(expressions.get(i))
          .isEqualTo(expected.get(expressions.get(i)));
    }
  }

  /** With Spark's own like, the first of them takes longer than anybody waits. */
  @Test
  @Timeout(60)
  void longTextsCostNoMoreThanTheirLengthTimesThePattern(SparkSession spark) {
    String repeated = "a".repeat(50_000);
    List<String> expressions =
        List.of(
            "text like '%a%a%a%a%a%a%a%a%a%b'",
            "text like '%aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab%'",
            "text like '%_a_a_a_a_a_a_a_a_a_a_a_b%'",
            "text ilike '%A%A%A%A%A%A%A%A%A%B'",
            "text rlike '(a+)+b'",
            "text rlike '(a|aa)+$b'",
            "text rlike '(.*)(.*)(.*)(.*)(.*)b'",
            "regexp_like(text, '^(([a-z])+.)+[A-Z]([a-z])+b')",
            "contains(text, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')",
            "length(trim(both 'ab' from text)) > 0",
            "length(translate(upper(text), 'A', '\uD83D\uDE00')) < 0");

    var values =
        Reviews.values(
            Reviews.rows(spark, Reviews.row(repeated, repeated, 1.0, 1L)),
            expressions.stream().map(Reviews::condition).toList());

    assertThat(values.get(0)).containsOnly(false);
  }

  @Test
  void everythingAdmittedEndsForEveryOddRow(SparkSession spark) {
    List<Row> odd = new ArrayList<>();
    for (String text :
        new String[] {
          null,
          "",
          " ",
          "\0",
          "\uFFFF",
          "\uD83D\uDE00".repeat(9),
          "%_\\",
          "-1",
          "1e999",
          "\u0130\u0149",
          "0x1",
          "+",
          "'",
          "9".repeat(50_000),
          "2026-13-99",
          "+999999-01-01",
          "-999999-01-01",
          "$(id)",
          "${env:HOME}"
        }) {
      odd.add(Reviews.row(text, text, Double.NEGATIVE_INFINITY, Long.MIN_VALUE));
      odd.add(Reviews.row(text, null, Double.MIN_VALUE, Long.MAX_VALUE));
      odd.add(Reviews.row(text, "x", -0.0, null));
    }
    List<String> usages =
        Stream.concat(
                AdmittedFunction.ALL.stream().map(AdmittedFunction::usage),
                AdmittedSyntax.ALL.stream().map(AdmittedSyntax::usage))
            .toList();

    var values =
        Reviews.values(
            Reviews.rows(spark, odd.toArray(Row[]::new)),
            usages.stream().map(Reviews::category).toList());

    assertThat(values).hasSize(odd.size());
  }

  @Test
  void settingsOfTheSessionHaveNoEffect(SparkSession spark) {
    SparkSession other = spark.newSession();
    other.conf().set("spark.sql.ansi.enabled", "true");
    other.conf().set("spark.sql.session.timeZone", "Asia/Tokyo");
    other.udf().register("length", (UDF1<String, Integer>) text -> 0, DataTypes.IntegerType);

    var values =
        Reviews.values(
            Reviews.rows(other, Reviews.row("none", "", 1.0, Long.MAX_VALUE)),
            Stream.of(
                    "length(text)",
                    "stars + 1",
                    "cast(text as int)",
                    "1 div (stars - stars)",
                    "hour(seen_at)",
                    "seen_at",
                    "seen_at > '2026-01-31T12:00:00' and seen_at < '2026-01-31T13:00:00'")
                .map(Reviews::category)
                .toList());

    assertThat(values.get(0))
        .containsExactly("4", min(), null, null, "12", "2026-01-31 12:34:56", "true");
  }

  private static String max() {
    return Long.toString(Long.MAX_VALUE);
  }

  private static String min() {
    return Long.toString(Long.MIN_VALUE);
  }
}
