package io.assay.jobs.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;

/**
 * What Hadoop's configuration says though nobody set it. Spark sends the configuration along with
 * each scan and each write, several times, and Hadoop packs the origin of each property by itself:
 * with a thousand properties this took a twentieth of a run.
 */
final class HadoopDefaults {
  /** Of what an embedded session does not run. */
  private static final List<String> DROPPED = List.of("mapred-default.xml", "yarn-default.xml");

  private HadoopDefaults() {}

  /** Drops such properties where they have their default. */
  static void drop(Configuration configuration) {
    new JobConf(false); // When it is first met, it adds these to all configurations there are.
    for (Map.Entry<String, String> property : configuration) {
      String[] origins = configuration.getPropertySources(property.getKey());
      if (origins != null && DROPPED.containsAll(Arrays.asList(origins))) {
        configuration.unset(property.getKey());
      }
    }
  }
}
