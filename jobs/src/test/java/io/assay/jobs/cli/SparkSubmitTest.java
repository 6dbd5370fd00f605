package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run submitted to a cluster, whose executor is a process of its own that has Spark's
 * distribution and what was submitted with it, gives what an embedded run gives.
 */
@Tag("spark")
class SparkSubmitTest {
  private static final String LOOPBACK = "127.0.0.1";

  @TempDir Path directory;

  @Test
  void givesWhatAnEmbeddedRunGives() throws Exception {
    SharedSpark.session();
    Path embedded = Community.initialised(directory.resolve("embedded"));
    Path submitted = Community.copy(embedded, directory.resolve("submitted"));
    String input = Community.file("first.csv").toString();
    String[] run = Community.run(embedded, "--input", input).toArray(String[]::new);
    assertThat(CommandLineRun.of(run).code()).isZero();

    submit(Community.run(submitted, "--input", input));

    Map<String, String> content = Community.content(submitted);
    assertThat(content)
        .containsKey("proofs/2026-01/evidence.json")
        .isEqualTo(Community.content(embedded));
  }

  private void submit(List<String> run) throws IOException, InterruptedException {
    SparkDistribution spark = SparkDistribution.in(directory.resolve("spark"));
    List<Path> jars = new ArrayList<>(spark.submitted());
    Path application = jars.get(0);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("@" + Path.of("../bin/jvm.options").toAbsolutePath());
    command.add("-Dassay.home=" + Path.of("..").toRealPath());
    command.addAll(List.of("-cp", spark.home().resolve("jars") + "/*"));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", "local-cluster[1,2,768]", "--class", Assay.class.getName()));
    settings().forEach((name, value) -> command.addAll(List.of("--conf", name + "=" + value)));
    command.addAll(
        List.of("--jars", jars.stream().map(Path::toString).collect(Collectors.joining(","))));
    command.add(application.toString());
    int master = run.indexOf("--master");
    command.addAll(run.subList(0, master));
    command.addAll(run.subList(master + 2, run.size()));
    Path log = directory.resolve("log.txt");
    ProcessBuilder process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    process.environment().put("SPARK_HOME", spark.home().toString());
    process.environment().put("SPARK_SCALA_VERSION", "2.12");
    process.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    int code = process.start().waitFor();
    assertThat(code).as(() -> SparkDistribution.lastOf(log)).isZero();
  }

  private static Map<String, String> settings() {
    return Map.of(
        "spark.driver.host", LOOPBACK,
        "spark.ui.enabled", "false",
        "spark.executor.memory", "768m",
        "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.shuffle.partitions", "2",
        "spark.databricks.delta.snapshotPartitions", "1");
  }
}
