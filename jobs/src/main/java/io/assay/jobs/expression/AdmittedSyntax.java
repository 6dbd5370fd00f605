package io.assay.jobs.expression;

import java.util.List;

/**
 * Syntax that an expression may use beside calls of functions.
 *
 * @param usage an example
 * @param meaning what it gives
 */
record AdmittedSyntax(String usage, String meaning) {
  /** All of it. */
  static final List<AdmittedSyntax> ALL =
      List.of(
          of("stars > 3 and not (price <= 1 or title = 'x')", "`and`, `or`, `not`"),
          of("text <> title", "comparison: `=` `<>` `!=` `<` `<=` `>` `>=`"),
          of("text <=> title", "equal, or both null; also `is [not] distinct from`"),
          of("title is not null", "`is [not] null`, `true`, `false`"),
          of("length(text) between 20 and 10000", "bounds included; `not between`"),
          of("title in ('a', 'b')", "one of these; `not in`"),
          of("text like '100!%%' escape '!'", "`%` is any text, `_` one character; `ilike`, `not`"),
          of("text rlike '^[A-Z]'", "regular expression found in the text; `regexp`, `not`"),
          of("-stars + 2 * stars - 1", "`+` `-` `*`; a whole number beyond 64 bits wraps around"),
          of("price / 2 > stars % 2", "`/` `div` `%`; null where divided by zero"),
          of("text || '-' || title", "texts one after the other"),
          of("case when stars < 3 then 'low' else 'high' end", "choice; `case x when … then …`"),
          of("cast(price as int)", "another type; null for a text that is none of it. `try_cast`"),
          of("submitted_at >= '2026-01-31'", "a text beside a time is a time, as RFC 3339"),
          of("submitted_at < timestamp '2026-01-31T00:00:00Z'", "`timestamp '…'`, `date '…'`"),
          of("contributors[0]", "pseudonym of one, counted from 0"));

  private static AdmittedSyntax of(String usage, String meaning) {
    return new AdmittedSyntax(usage, meaning);
  }
}
