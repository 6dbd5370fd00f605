package io.assay.rules.screen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an SPDX licence expression (SPDX 2.3, annex D) and asks about each licence in it. {@code
 * WITH} binds closest, then {@code AND}, then {@code OR}; operators are all upper or all lower
 * case. Anything else, and anything longer than {@value #MAX_LENGTH} characters or nested deeper
 * than {@value #MAX_DEPTH}, is unknown.
 */
final class LicenceExpression {

  /** Answers for a single licence, with its exception if there is one. */
  interface Terms {
    LicenceStanding of(String licence, @Nullable String exception);
  }

  static final int MAX_LENGTH = 1000;
  static final int MAX_DEPTH = 20;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9.+:-]+|[()]");
  private static final Pattern BLANK = Pattern.compile("[ \t]*");

  private final Deque<String> tokens;
  private final Terms terms;

  private LicenceExpression(Deque<String> tokens, Terms terms) {
    this.tokens = tokens;
    this.terms = terms;
  }

  /** The standing of the whole expression, unknown if it is not one. */
  static LicenceStanding standing(String text, Terms terms) {
    Deque<String> tokens = tokens(text);
    if (tokens.isEmpty()) {
      return LicenceStanding.UNKNOWN;
    }
    LicenceExpression expression = new LicenceExpression(tokens, terms);
    LicenceStanding standing = expression.choice(0);
    return standing == null || !tokens.isEmpty() ? LicenceStanding.UNKNOWN : standing;
  }

  /** No tokens if some of the text is none. */
  private static Deque<String> tokens(String text) {
    Deque<String> tokens = new ArrayDeque<>();
    if (text.length() > MAX_LENGTH) {
      return tokens;
    }
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (!BLANK.matcher(text.substring(end, matcher.start())).matches()) {
        return new ArrayDeque<>();
      }
      tokens.add(matcher.group());
      end = matcher.end();
    }
    return BLANK.matcher(text.substring(end)).matches() ? tokens : new ArrayDeque<>();
  }

  private @Nullable LicenceStanding choice(int depth) {
    LicenceStanding standing = conjunction(depth);
    while (standing != null && takes("OR")) {
      LicenceStanding next = conjunction(depth);
      standing = next == null ? null : standing.or(next);
    }
    return standing;
  }

  private @Nullable LicenceStanding conjunction(int depth) {
    LicenceStanding standing = operand(depth);
    while (standing != null && takes("AND")) {
      LicenceStanding next = operand(depth);
      standing = next == null ? null : standing.and(next);
    }
    return standing;
  }

  private @Nullable LicenceStanding operand(int depth) {
    if (takes("(")) {
      LicenceStanding inner = depth < MAX_DEPTH ? choice(depth + 1) : null;
      return takes(")") ? inner : null;
    }
    String licence = word();
    if (licence == null) {
      return null;
    }
    if (!takes("WITH")) {
      return terms.of(licence, null);
    }
    String exception = word();
    return exception == null ? null : terms.of(licence, exception);
  }

  private boolean takes(String expected) {
    String next = tokens.peek();
    if (next == null || !isToken(next, expected)) {
      return false;
    }
    tokens.remove();
    return true;
  }

  private @Nullable String word() {
    String next = tokens.peek();
    boolean isWord = next != null && !next.equals("(") && !next.equals(")") && !isOperator(next);
    return isWord ? tokens.remove() : null;
  }

  private static boolean isOperator(String token) {
    return isToken(token, "OR") || isToken(token, "AND") || isToken(token, "WITH");
  }

  private static boolean isToken(String token, String expected) {
    return token.equals(expected) || token.equals(expected.toLowerCase(Locale.ROOT));
  }
}
