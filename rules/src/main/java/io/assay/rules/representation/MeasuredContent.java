package io.assay.rules.representation;

import io.assay.rules.charter.Charter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which expressions measure the content: those in which content fields stand only inside of a
 * function that says something of them and none of their words, as {@code length(text)}. A content
 * field that is itself the category, or is compared with words, says what its contributor wrote
 * into it.
 */
final class MeasuredContent {
  /** Functions that give a measurement of their text, and none of its words. */
  private static final Set<String> MEASURING = Set.of("length", "char_length", "octet_length");

  /** A text, a quoted name, a name, or a bracket. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|`(?:[^`]|``)*`|[a-z_][a-z0-9_]*|[()]");

  private final Set<String> fields = new HashSet<>();

  /** Of the content fields that a charter has. */
  MeasuredContent(Charter charter) {
    charter.intake().columns().content().forEach(name -> fields.add(name.toLowerCase(Locale.ROOT)));
  }

  /** What an expression takes from the content. */
  enum Reading {
    /** Nothing. */
    NOTHING,
    /** Measurements alone. */
    MEASUREMENTS,
    /** Words that its contributor wrote. */
    WORDS
  }

  /** What an expression takes from the content. */
  Reading of(String expression) {
    Deque<String> calls = new ArrayDeque<>();
    String before = "";
    Reading reading = Reading.NOTHING;
    Matcher tokens = TOKEN.matcher(expression.toLowerCase(Locale.ROOT));
    while (tokens.find()) {
      String token = tokens.group();
      if (token.equals("(")) {
        calls.push(before);
      } else if (token.equals(")")) {
        calls.poll();
      } else if (fields.contains(name(token))) {
        if (calls.stream().noneMatch(MEASURING::contains)) {
          return Reading.WORDS;
        }
        reading = Reading.MEASUREMENTS;
      }
      before = token;
    }
    return reading;
  }

  private static String name(String token) {
    return token.startsWith("`")
        ? token.substring(1, token.length() - 1).replace("``", "`")
        : token;
  }
}
