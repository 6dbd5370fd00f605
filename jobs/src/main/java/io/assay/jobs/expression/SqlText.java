package io.assay.jobs.expression;

import io.assay.rules.charter.yaml.Shown;
import java.util.Objects;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.parser.AbstractSqlParser;
import org.apache.spark.sql.catalyst.parser.AstBuilder;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;

/**
 * The text of an expression, read by Spark's grammar. The parser of a session is not used: it puts
 * environment variables and system properties in for <code>${…}</code>.
 */
final class SqlText {
  /** Longest text of an expression. */
  static final int MAX_LENGTH = 4096;

  /** Deepest nesting of brackets; the grammar's cost grows steeply with it. */
  static final int MAX_DEPTH = 16;

  /** A day or an instant; any other text beside a time could mean the clock's. */
  static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?(?:Z|[+-]\\d{2}:\\d{2})?)?");

  private SqlText() {}

  /**
   * Parses.
   *
   * @throws Refusal if it is too large, too deep or no expression
   */
  static Expression parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new Refusal(
          "it has %d characters (expected: at most %d)".formatted(text.length(), MAX_LENGTH));
    }
    requireSimpleTokens(text);
    try {
      return new Parser().parseExpression(text);
    } catch (Exception e) {
      // Scala does not declare what it throws.
      if (e instanceof ParseException) {
        throw new Refusal("it is no SQL expression: " + SparkMessage.of(e));
      }
      throw e;
    }
  }

  /** The text that is refused as a time. */
  static Refusal noTime(String found) {
    return new Refusal(
        "it holds the time %s (expected: one such as 2026-01-31 or 2026-01-31T00:00:00Z)"
            .formatted(Shown.text(found)));
  }

  private static void requireSimpleTokens(String text) {
    SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(text)));
    lexer.removeErrorListeners();
    int depth = 0;
    int before = Token.EOF;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      depth += step(token.getType());
      if (depth > MAX_DEPTH) {
        throw new Refusal("its brackets are nested deeper than %d".formatted(MAX_DEPTH));
      }
      if (isQuantifier(token.getType()) && isLike(before)) {
        throw new Refusal(
            "it holds like %s (expected: like, joined by and or or)".formatted(token.getText()));
      }
      before = token.getType();
    }
  }

  private static int step(int token) {
    return switch (token) {
      case SqlBaseLexer.LEFT_PAREN, SqlBaseLexer.LEFT_BRACKET, SqlBaseLexer.CASE -> 1;
      case SqlBaseLexer.RIGHT_PAREN, SqlBaseLexer.RIGHT_BRACKET, SqlBaseLexer.END -> -1;
      default -> 0;
    };
  }

  /**
   * Its ambiguity with a function of that name takes the parser more than 20 seconds at a depth of
   * 32.
   */
  private static boolean isQuantifier(int token) {
    return token == SqlBaseLexer.ANY || token == SqlBaseLexer.SOME || token == SqlBaseLexer.ALL;
  }

  private static boolean isLike(int token) {
    return token == SqlBaseLexer.LIKE || token == SqlBaseLexer.ILIKE;
  }

  private static final class Parser extends AbstractSqlParser {
    private final AstBuilder builder = new Builder();

    @Override
    public AstBuilder astBuilder() {
      return builder;
    }
  }

  private static final class Builder extends AstBuilder {
    /** Checked here, since the tree holds the clock's time where {@code timestamp 'now'} stood. */
    @Override
    public Literal visitTypeConstructor(SqlBaseParser.TypeConstructorContext context) {
      String quoted = context.stringLit().getText();
      String text = quoted.substring(1, Math.max(1, quoted.length() - 1));
      if (!TIME.matcher(text).matches()) {
        throw noTime(quoted);
      }
      return Objects.requireNonNull(super.visitTypeConstructor(context));
    }
  }
}
