package io.assay.jobs.cli;

import io.assay.jobs.spark.SparkSessions;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * A Spark session for the time of a command. A session that was there before, as inside a notebook,
 * is used and left open.
 *
 * @param session the session
 * @param isOwn whether this command started it
 */
record OpenSpark(SparkSession session, boolean isOwn) implements AutoCloseable {

  static OpenSpark open(@Nullable String master, Map<String, String> settings) {
    boolean isOwn = !SparkSessions.isOpen();
    return new OpenSpark(SparkSessions.open(master, settings), isOwn);
  }

  @Override
  public void close() {
    if (isOwn) {
      session.stop();
    }
  }
}
