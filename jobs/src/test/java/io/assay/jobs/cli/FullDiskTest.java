package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fills up ends a command with one sentence, and the same command goes on once there is
 * space. Tables fill up through Hadoop's file system everywhere; where the test may mount one,
 * tables, log, proofs and payouts fill a small disk of the operating system too.
 */
@Tag("spark")
class FullDiskTest {
  private static final String RECORDS = SmallDataset.HEADER + "i1,ann,First.,1\ni2,bob,Second.,2\n";

  @TempDir Path directory;

  /** The first table, then a later one. */
  @Test
  void aTableThatCannotBeWrittenIsWrittenByTheNextRun() throws IOException {
    SmallDataset dataset = SmallDataset.in(directory, "");
    Path items = dataset.file("items.csv", RECORDS);
    Configuration hadoop = SharedSpark.session().sparkContext().hadoopConfiguration();
    hadoop.set("fs.file.impl", FullDisk.class.getName());
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
    try {
      for (long left : new long[] {0, 12_000}) {
        FullDisk.leave(left);

        CommandLineRun run = dataset.command("ingest", "b1", "--input", items.toString());

        requireFull(run, dataset.lastResult());
      }
    } finally {
      FullDisk.leave(Long.MAX_VALUE);
      hadoop.unset("fs.file.impl");
      hadoop.unset("fs.file.impl.disable.cache");
    }
    CommandLineRun run = dataset.command("ingest", "b1", "--input", items.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(dataset.rows(Items.TABLE, "b1", 1)).hasSize(2);
    assertThat(dataset.rows(Batches.TABLE, "b1", 1)).hasSize(2);
  }

  @Test
  void aFullMountEndsWithOneSentenceAndTheNextRunEndsWell() throws Exception {
    Path mount = mount();
    try {
      SmallDataset dataset = SmallDataset.in(directory, mount.resolve("warehouse"), "");
      Path items = dataset.file("items.csv", RECORDS);
      List<String> arguments = dataset.arguments("run", "b1", "--input", items.toString());
      arguments.addAll(List.of("--result", directory.resolve("result.json").toString()));

      // Nothing at all, then enough for the first tables and too little for the rest.
      for (long left : new long[] {0, 300_000}) {
        Path ballast = fill(mount, left);
        requireFullRun(arguments);
        Files.delete(ballast);
      }
      // Enough for all tables, and too few files for those of the payouts.
      remount(mount, "nr_inodes=2000");
      requireFullRun(arguments);
      assertThat(dataset.rows(Verdicts.TABLE, "b1", 1)).hasSize(2);
      assertThat(dataset.warehouse().payouts("b1")).doesNotExist();
      remount(mount, "nr_inodes=100000");

      CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(dataset.rows(Verdicts.TABLE, "b1", 1)).hasSize(2);
      assertThat(dataset.warehouse().payouts("b1").resolve("claims/fff.json")).exists();
    } finally {
      execute("umount", "-l", mount.toString());
    }
  }

  /**
   * On a mount of its own: where a disk was full, Parquet's writers leave files open that nobody
   * closes until they are collected, and the system makes no such mount read-only.
   */
  @Test
  void aReadOnlyMountEndsWithOneSentenceAndTheNextRunEndsWell() throws Exception {
    Path mount = mount();
    try {
      SmallDataset dataset = SmallDataset.in(directory, mount.resolve("warehouse"), "");
      Path items = dataset.file("items.csv", RECORDS);
      CommandLineRun first = dataset.command("ingest", "b1", "--input", items.toString());
      assertThat(first.code()).as(first.err()).isZero();
      remount(mount, "ro");

      CommandLineRun refused = dataset.command("screen", "b1");

      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .contains("Cannot lock warehouse", "Read-only file system")
          .hasLineCount(1);
      remount(mount, "rw");
      CommandLineRun run = dataset.command("screen", "b1");
      assertThat(run.code()).as(run.err()).isZero();
    } finally {
      execute("umount", "-l", mount.toString());
    }
  }

  /** A small disk, or the test is skipped: only an administrator may mount one. */
  private Path mount() throws Exception {
    Path mount = Files.createDirectories(directory.resolve("disk"));
    String refused = execute("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", mount.toString());
    if (!refused.isEmpty()) {
      String message = "A disk of the operating system was not tested: " + refused;
      System.err.println("\n*** SKIPPED: " + message + "\n");
      Assumptions.abort(message);
    }
    return mount;
  }

  private void requireFullRun(List<String> arguments) throws IOException {
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    requireFull(run, new ObjectMapper().readTree(directory.resolve("result.json").toFile()));
  }

  private static void remount(Path mount, String option) throws Exception {
    assertThat(execute("mount", "-o", "remount," + option, mount.toString())).isEmpty();
  }

  private static void requireFull(CommandLineRun run, JsonNode result) {
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    List<String> said = run.err().lines().filter(line -> line.startsWith("assay: ")).toList();
    assertThat(said).last().asString().containsIgnoringCase("no space left on device");
    assertThat(run.err()).doesNotContain("\tat ", "Exception", "should not");
    assertThat(result.path("exit_code").asInt()).isEqualTo(1);
    assertThat(result.path("message").asText()).containsIgnoringCase("no space left on device");
  }

  /** Fills a file system up to so many bytes. */
  private static Path fill(Path mount, long left) throws IOException {
    long usable = Files.getFileStore(mount).getUsableSpace();
    byte[] zeros = new byte[(int) (usable - left)];
    return Files.write(mount.resolve("ballast"), zeros);
  }

  /** Why a command failed, or nothing. */
  private static String execute(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      int code = process.waitFor();
      return code == 0 ? "" : "%s ended with %d: %s".formatted(command[0], code, said);
    } catch (IOException e) {
      return String.valueOf(e.getMessage()); // No such program.
    }
  }
}
