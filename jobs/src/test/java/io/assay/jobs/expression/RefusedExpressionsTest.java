package io.assay.jobs.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No session runs here: an expression is refused before Spark is started. */
class RefusedExpressionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seen_at < current_timestamp",
        "seen_at < current_timestamp()",
        "seen_at < now()",
        "seen_at < localtimestamp",
        "day_of_birth < current_date",
        "day_of_birth < CURRENT_DATE()",
        "day_of_birth < curdate()",
        "year(current_date) = 2026",
        "seen_at < timestamp 'now'",
        "seen_at < timestamp 'NOW'",
        "seen_at < timestamp ' now '",
        "seen_at < timestamp 'now UTC'",
        "seen_at < timestamp '\\u006eow'",
        "seen_at < timestamp r'now'",
        "seen_at < timestamp_ltz 'now'",
        "seen_at < timestamp_ntz 'now'",
        "seen_at < timestamp '12:30'",
        "seen_at < timestamp 'T12:30:00'",
        "day_of_birth < date 'today'",
        "day_of_birth < date 'yesterday'",
        "seen_at < 'now'",
        "seen_at between 'epoch' and 'tomorrow'",
        "seen_at < '12:30'",
        "seen_at < concat('no', 'w')",
        "seen_at < 'no' || 'w'",
        "seen_at < lower('NOW')",
        "seen_at < reverse('won')",
        "seen_at < coalesce('now', '2026-01-31')",
        "day_of_birth < 'today'",
        "day_of_birth = to_date('today')",
        "day_of_birth = cast('today' as date)",
        "day_of_birth = try_cast('today' as date)",
        "seen_at = cast('now' as timestamp)",
        "seen_at < text",
        "seen_at = cast(text as timestamp)",
        "seen_at = try_cast(text as timestamp)",
        "seen_at = cast(text as timestamp_ntz)",
        "seen_at = coalesce(cast(title as timestamp), seen_at)",
        "seen_at = to_timestamp(text)",
        "hour(text) = 12",
        "extract(minute from title) = 1",
        "day_of_birth = to_date(text, 'HH:mm')",
        "seen_at = cast(stars as timestamp)",
        "unix_timestamp() > 0",
        "identifier('current_timestamp')() > seen_at",
        "current_user = text",
        "current_user() = text",
        "user = text",
        "user() = text",
        "current_database() = text",
        "current_catalog = text",
        "current_timezone() = text",
        "version() = text",
        "uuid() = text",
        "rand() < 0.5",
        "shuffle(contributors)[0] = 'ann'",
        "monotonically_increasing_id() > 5",
        "spark_partition_id() = 0",
        "input_file_name() = 'a'",
        "reflect('java.lang.System', 'getenv', 'HOME') = 'x'",
        "java_method('java.lang.System', 'exit', 0) = 'x'",
        "try_reflect('java.lang.System', 'exit', 0) = 'x'",
        "raise_error('x')",
        "assert_true(false) is null",
        "text = :home",
        "text = ?",
      })
  void whatIsNotOfTheRowAlone(String expression) {
    refuses(expression, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(select true)",
        "exists(select 1)",
        "stars in (select 1)",
        "text in (select text from json.`/etc/passwd`)",
        "count(*) > 1",
        "max(stars) > 1",
        "count(stars) filter (where true) > 1",
        "sum(stars) over () > 1",
        "row_number() over (order by text) = 1",
        "exists(contributors, c -> c = 'ann')",
        "transform(contributors, c -> c)[0] = 'ann'",
        "explode(contributors) = 'ann'",
        "*",
        "struct(text).col1 = 'a'",
        "(text, title) = ('a', 'b')",
        "named_struct('a', text).a = 'a'",
        "map('a', text)['a'] = 'a'",
        "array(text)[0] = 'a'",
        "reverse(contributors)[0] = 'ann'",
        "concat(contributors, contributors)[0] = 'ann'",
        "seen_at + interval 1 day > submitted_at",
        "submitted_at - seen_at > interval '1' day",
        "date_add(day_of_birth, 1) < day_of_birth",
        "x'1F' = text",
        "cast(text as binary) = x'1F'",
        "true as fine",
        "stars & 1 = 1",
        "~stars = 1",
        "from_json(text, 'a int').a = 1",
        "get_json_object(text, '$.a') = 'a'",
        "xpath_boolean(text, 'a/b')",
        "parse_url(text, 'HOST') = 'a'",
        "spark_catalog.default.f(text)",
        "`assay:row`.item_id = 'i1'",
        "unknown_column = 1",
        "text.length > 1",
        "true; drop table items",
        "true union select true",
        "select true",
        "",
        "length(text)",
        "null",
        "'true'",
        "stars > 'x' and",
        "aes_encrypt(text, 'k') = text",
      })
  void whatIsNoConditionOnOneRow(String expression) {
    refuses(expression, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repeat(text, 1000000) = text",
        "lpad(text, 1000000000) = text",
        "space(1000000000) = text",
        "replace(text, 'a', 'aaaaaaaa') = text",
        "concat(text, text, text, text, text, text, text, text, text) = text",
        "text || (text || text || text || text) || (text || text || text || text) = text",
        "round(price, 2000000000) = 1",
        "round(price, -2000000000) = 1",
        "round(price, 19) = 1",
        "ceil(price, 300) = 1",
        "levenshtein(text, title) < 3",
        "levenshtein(text, title, 5) < 3",
        "contains(text, title)",
        "instr(text, title) > 0",
        "locate(title, text) > 0",
        "position(title in text) > 0",
        "substring_index(text, title, 1) = 'a'",
        "translate(text, title, 'a') = 'a'",
        "btrim(text, title) = 'a'",
        "trim(both title from text) = 'a'",
        "text like title",
        "text ilike title",
        "text like concat('%', title)",
        "text rlike title",
        "text like 'a!b' escape '!'",
        "text like 'a!' escape '!'",
        "text like any ('a', 'b')",
        "text ilike all ('a', 'b')",
        "text not like some ('a')",
        "text rlike '('",
        "text rlike '(a)\\\\1'",
        "text rlike 'a(?=b)'",
        "text rlike '((a{100}){100}){100}'",
        "text rlike '((((((a{1000}){1000}){1000}){1000}){1000}){1000})'",
        "text rlike '[a-z]{300}'",
        "regexp_extract(text, '(a)', 2) = 'a'",
        "regexp_extract(text, '(a)', cast(stars as int)) = 'a'",
        "regexp_count(text, 'a') = 2",
        "regexp_replace(text, 'a', 'aaaaaaaa') = 'a'",
        "split(text, 'a')[0] = 'a'",
        "cast(text as decimal(38,0)) = 1",
        "format_string('%1000000000d', 1) = text",
        "sequence(1, 1000000000)[0] = 1",
      })
  void whatCostsMoreThanAPassOverTheRow(String expression) {
    refuses(expression, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          length(text)                     | its type is int (expected: boolean)
          lenght(text) > 1                 | it holds the function lenght (expected: one that rules/CHARTER.md lists under Expressions)
          txt = 'a'                        | A column or function parameter with name `txt` cannot be resolved
          txt = 'a'                        | (expected: columns text, title, day_of_birth, flagged, price, seen_at, stars, item_id, contributors, licence, source, submitted_at)
          day_of_birth < current_date      | it reads the clock (expected: only the row itself)
          current_user = text              | it reads the session (expected: only the row itself)
          seen_at < 'now'                  | it holds the time 'now' (expected: one such as 2026-01-31 or 2026-01-31T00:00:00Z)
          seen_at < '2026-02-31'           | it holds the time '2026-02-31' (expected: one such as 2026-01-31 or 2026-01-31T00:00:00Z)
          seen_at < title                  | it takes the text of a row as an instant
          stars in (select 1)              | it holds a subquery (expected: only the row itself)
          contains(text, title)            | contains or instr looks for the text of a column
          text rlike '(a'                  | its regular expression "(a" is none of RE2's, missing closing ): (a
          text rlike '[a-z]{300}'          | is too large (expected: at most 256 instructions of RE2)
          text = 'a                        | it is no SQL expression
          """)
  void saysWhatIsWrongAndWhatToDo(String expression, String why) {
    refuses(expression, why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text = \u202E\u202E",
        "`\u202E`(text)",
        "`\u202E` = 1",
        "seen_at < timestamp '\u202E'",
        "seen_at < '\u202E'",
        "text rlike '(\u202E'",
        "text like '!\u202E' escape '!'"
      })
  void withoutObeyingWhatItQuotes(String expression) {
    assertThatThrownBy(() -> Reviews.condition(expression))
        .isInstanceOfSatisfying(
            ExitException.class, e -> assertThat(e.getMessage()).doesNotContain("\u202E"));
  }

  @Test
  void aCharterOfMoreExpressionsThanAnyoneReads() {
    StringBuilder rules = new StringBuilder("rules:\n");
    for (int i = 0; i <= 500; i++) {
      rules.append(
          "  - { id: r%d, expression: flagged, severity: warn, message: m }\n".formatted(i));
    }

    assertThatThrownBy(() -> new CharterExpressions(Reviews.charter(rules.toString())).checkAll())
        .isInstanceOf(ExitException.class)
        .hasMessage(
            "The charter has 501 expressions in rules, gates and dimensions (expected: at most 500). Join some with and.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules: [{ id: a, expression: rand() < 1, severity: warn, message: m }] | rule a
          gates: [{ id: b, metric: compliance, expression: rand() < 1, of: batch, at-least: 1, severity: warn }] | gate b
          representativeness: { dimensions: [{ name: c, expression: rand(), target: { x: 1 } }] } | dimension c
          """)
  void whereverItStandsInTheCharter(String section, String where) {
    assertThatThrownBy(() -> new CharterExpressions(Reviews.charter(section)).checkAll())
        .isInstanceOf(ExitException.class)
        .hasMessageStartingWith("Cannot use the expression of " + where + ", ");
  }

  private static void refuses(String expression, String why) {
    assertThatThrownBy(() -> Reviews.condition(expression))
        .isInstanceOfSatisfying(
            ExitException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
        .hasMessageStartingWith("Cannot use the expression of rule r, \"")
        .hasMessageEndingWith(". Change the expression in the charter.")
        .hasMessageContaining(why);
  }
}
