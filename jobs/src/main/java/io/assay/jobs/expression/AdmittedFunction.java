package io.assay.jobs.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function that an expression may call: deterministic, of its row alone, linear in what it reads,
 * and returning not much more than it is given.
 *
 * @param usage a call over the columns of an example, the name first
 * @param meaning what it gives
 */
record AdmittedFunction(String usage, String meaning) {
  /** All of them, by topic. */
  static final List<AdmittedFunction> ALL =
      List.of(
          of("length(text)", "number of characters"),
          of("char_length(text)", "the same"),
          of("octet_length(text)", "number of bytes in UTF-8"),
          of("lower(text)", "in lower case"),
          of("upper(text)", "in upper case"),
          of("trim(text)", "without spaces at both ends; `trim(both '-' from text)` takes others"),
          of("ltrim(text)", "without spaces at the start"),
          of("rtrim(text)", "without spaces at the end"),
          of("btrim(text, '-')", "without these characters at both ends"),
          of("left(text, 3)", "the first characters"),
          of("right(text, 3)", "the last characters"),
          of("substring(text, 2, 3)", "from a position, counted from 1, so many characters"),
          of("substr(text, 2)", "the same"),
          of("substring_index(text, '.', 1)", "what stands before so many separators"),
          of("concat(text, '-', title)", "one after the other; `||` is the same"),
          of("reverse(text)", "backwards"),
          of("translate(text, 'ab', 'xy')", "characters exchanged for others"),
          of("ascii(text)", "number of the first character"),
          of("contains(text, 'x')", "whether it stands somewhere in the text"),
          of("startswith(text, title)", "whether the text begins with it"),
          of("endswith(text, title)", "whether the text ends with it"),
          of("instr(text, 'x')", "position of the first, from 1; 0 if there is none"),
          of("locate('x', text)", "the same"),
          of("position('x' in text)", "the same"),
          of("regexp_like(text, '[0-9]+')", "whether the regular expression is found"),
          of("regexp_extract(text, '([a-z]+)=', 1)", "a group of its first match, or `''`"),
          of("abs(stars)", "without sign"),
          of("sign(price)", "-1, 0 or 1"),
          of("ceil(price)", "next whole number above"),
          of("ceiling(price)", "the same"),
          of("floor(price)", "next whole number below"),
          of("round(price, 2)", "to so many decimals, halves away from zero"),
          of("mod(stars, 2)", "remainder; `%` is the same"),
          of("sqrt(price)", "square root"),
          of("isnan(price)", "whether it is no number"),
          of("greatest(stars, 3)", "largest that is not null"),
          of("least(stars, 3)", "smallest that is not null"),
          of("coalesce(title, text)", "first that is not null"),
          of("ifnull(title, text)", "the same, of two"),
          of("nvl(title, text)", "the same, of two"),
          of("nvl2(title, 'yes', 'no')", "second if the first is not null, else third"),
          of("nullif(title, '')", "null where both are equal"),
          of("if(stars > 3, 'good', 'bad')", "second if the first is true, else third"),
          of("isnull(title)", "whether it is null"),
          of("isnotnull(title)", "whether it is not"),
          of("year(submitted_at)", "year in UTC"),
          of("quarter(submitted_at)", "1 to 4"),
          of("month(submitted_at)", "1 to 12"),
          of("day(submitted_at)", "day of the month"),
          of("dayofmonth(submitted_at)", "the same"),
          of("dayofweek(submitted_at)", "1, Sunday, to 7"),
          of("dayofyear(submitted_at)", "1 to 366"),
          of("weekofyear(submitted_at)", "week of ISO 8601"),
          of("hour(submitted_at)", "0 to 23, in UTC"),
          of("minute(submitted_at)", "0 to 59"),
          of("second(submitted_at)", "0 to 59"),
          of("extract(year from submitted_at)", "these parts by name"),
          of("to_date(title)", "day of a text such as 2026-01-31"),
          of("datediff(submitted_at, day_of_birth)", "days from the second to the first"),
          of("size(contributors)", "number of contributors"),
          of("element_at(contributors, 1)", "pseudonym of one, counted from 1"),
          of("array_contains(contributors, title)", "whether one of them is this"));

  private static final Map<String, AdmittedFunction> BY_NAME = byName();

  /** The name, in lower case. */
  String name() {
    return usage.substring(0, usage.indexOf('('));
  }

  static boolean isAdmitted(String name) {
    return BY_NAME.containsKey(name);
  }

  private static AdmittedFunction of(String usage, String meaning) {
    return new AdmittedFunction(usage, meaning);
  }

  private static Map<String, AdmittedFunction> byName() {
    Map<String, AdmittedFunction> names = new LinkedHashMap<>();
    ALL.forEach(function -> names.put(function.name(), function));
    return names;
  }
}
