package io.assay.jobs.expression;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.assay.rules.charter.yaml.Shown;
import java.util.regex.MatchResult;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in RE2's syntax, matched in time linear in the text. Its compiled form is
 * bounded too: each character of a text may touch all of it.
 */
final class RegularExpression {
  /** Most instructions of a compiled pattern. */
  static final int MAX_SIZE = 256;

  /** Bound on length times counts of repetition, so that compiling is cheap as well. */
  private static final long MAX_WRITTEN_OUT = 1_000_000;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

  private RegularExpression() {}

  /** Whether the expression is found somewhere in a text. */
  record Found(Pattern pattern) implements UDF1<String, Boolean> {
    @Override
    public @Nullable Boolean call(@Nullable String text) {
      return text == null ? null : pattern.matcher(text).find();
    }
  }

  /** A group of the first match; empty if there is none. */
  record Extracted(Pattern pattern, int group) implements UDF1<String, String> {
    @Override
    public @Nullable String call(@Nullable String text) {
      if (text == null) {
        return null;
      }
      Matcher matcher = pattern.matcher(text);
      String found = matcher.find() ? matcher.group(group) : null;
      return found == null ? "" : found;
    }
  }

  /**
   * Compiles.
   *
   * @throws Refusal if it is no such expression or too large
   */
  static Pattern compile(String text) {
    if (writtenOut(text) > MAX_WRITTEN_OUT) {
      throw tooLarge(text);
    }
    try {
      Pattern pattern = Pattern.compile(text);
      if (pattern.programSize() > MAX_SIZE) {
        throw tooLarge(text);
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw new Refusal(
          "its regular expression %s is none of RE2's, %s: %s"
              .formatted(Shown.quoted(text), e.getDescription(), Shown.text(e.getPattern())));
    }
  }

  private static Refusal tooLarge(String text) {
    return new Refusal(
        "its regular expression %s is too large (expected: at most %d instructions of RE2)"
            .formatted(Shown.quoted(text), MAX_SIZE));
  }

  private static long writtenOut(String text) {
    long size = Math.max(1, text.length());
    for (MatchResult count : COUNT.matcher(text).results().toList()) {
      String most =
          count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
      size = Math.min(MAX_WRITTEN_OUT + 1, size * Math.max(1, Long.parseLong(most)));
    }
    return size;
  }
}
