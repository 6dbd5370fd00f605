package io.assay.jobs.expression;

/** Spark's words about an expression: their first line, without error class and position. */
final class SparkMessage {
  private SparkMessage() {}

  static String of(Exception e) {
    String line = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    return line.replaceFirst("^\\[[A-Z_.]+\\]\\s*", "")
        .replaceFirst(";? *line \\d+,? pos(ition)? \\d+;?$", "")
        .replaceFirst("[.;]+$", "");
  }
}
