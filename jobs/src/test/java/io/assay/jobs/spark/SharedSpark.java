package io.assay.jobs.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands every Spark test of a JVM the same session: local[2], no UI, two shuffle partitions. */
public final class SharedSpark implements ParameterResolver {

  /** The session, opened on first use. */
  public static SparkSession session() {
    return Holder.SESSION;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return session();
  }

  private static final class Holder {
    static final SparkSession SESSION =
        SparkSessions.open("local[2]", Map.of("spark.sql.shuffle.partitions", "2"));
  }
}
