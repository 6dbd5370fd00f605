package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import java.util.regex.Pattern;

/** Kinds of text that several sections use. */
final class Texts {

  /** A name that can stand in an SQL expression without quotes. */
  static final Kind<String> IDENTIFIER =
      Scalars.text(
          Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}"),
          "a name of 1 to 64 letters, digits and _, no digit first");

  /** A name in the header of an input file. */
  static final Kind<String> COLUMN =
      Scalars.text(
          Pattern.compile("\\S|\\S[^\\r\\n]{0,126}\\S"),
          "the name of a column, 1 to 128 characters");

  /** An id that appears in tables, reports and file names. */
  static final Kind<String> ID =
      Scalars.text(
          Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}"),
          "1 to 64 of a-z, 0-9, dot, _ and -, letter or digit first");

  /** The name of a dimension, or of a joint target: those of its dimensions. */
  static final Kind<String> DIMENSION =
      Scalars.text(
          Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}(?:\\*[a-z0-9][a-z0-9._-]{0,63}){0,14}"),
          "the name of a dimension, or names joined by * for a joint target");

  /** A file that belongs to the charter. */
  static final Kind<String> FILE =
      Scalars.text(
          Pattern.compile(
              "(?!(?:.*/)?\\.\\.(?:/|$))[^/\\\\:\\s](?:[^\\\\:\\r\\n]{0,254}[^\\\\:\\s])?"),
          "a file beside the charter or below it, with / between directories");

  private Texts() {}
}
