package io.assay.jobs.expression;

/**
 * Spark's words about an expression: their first line, without error class and position. They quote
 * the expression, so what a terminal would obey goes, and what is long is cut off.
 */
final class SparkMessage {
  private static final int MAX_LENGTH = 300;

  private SparkMessage() {}

  static String of(Exception e) {
    String line = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    String words =
        line.replaceFirst("^\\[[A-Z_.]+\\]\\s*", "")
            .replaceFirst(";? *line \\d+,? pos(ition)? \\d+;?$", "")
            .replaceFirst("[.;]+$", "")
            .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ");
    return words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH) + "…";
  }
}
