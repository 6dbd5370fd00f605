package io.assay.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;

class HadoopDefaultsTest {
  private final Configuration configuration = new JobConf();

  @Test
  void defaultsOfWhatDoesNotRunAreDropped() {
    assertThat(configuration.get("yarn.resourcemanager.hostname")).isNotNull();
    assertThat(configuration.get("mapreduce.job.reduces")).isNotNull();

    HadoopDefaults.drop(configuration);

    assertThat(configuration.get("yarn.resourcemanager.hostname")).isNull();
    assertThat(configuration.get("mapreduce.job.reduces")).isNull();
  }

  @Test
  void whatSomebodySetStays() {
    configuration.set("yarn.resourcemanager.hostname", "here");

    HadoopDefaults.drop(configuration);

    assertThat(configuration.get("yarn.resourcemanager.hostname")).isEqualTo("here");
  }

  @Test
  void defaultsOfFileSystemsStay() {
    HadoopDefaults.drop(configuration);

    assertThat(configuration.get("fs.s3a.connection.maximum"))
        .isEqualTo(new Configuration().get("fs.s3a.connection.maximum"))
        .isNotNull();
  }
}
