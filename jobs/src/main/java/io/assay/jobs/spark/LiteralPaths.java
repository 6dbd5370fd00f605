package io.assay.jobs.spark;

import java.nio.file.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/**
 * Reading a file or directory under exactly its name. Spark's readers take names as patterns, and a
 * name that is one in part and has a colon besides ends in an error whatever is escaped.
 */
public final class LiteralPaths {
  /** As Spark's own sources say it. */
  private static final String AS_PATTERNS = "__globPaths__";

  private LiteralPaths() {}

  /** A reader that takes no name as a pattern. */
  public static DataFrameReader reader(SparkSession spark) {
    return spark.read().option(AS_PATTERNS, false);
  }

  /** A path of this machine as Spark takes it. */
  public static String name(Path path) {
    // Hadoop decodes a URI, but not its text: a space would become part of the name as %20.
    return new org.apache.hadoop.fs.Path(path.toUri()).toString();
  }
}
