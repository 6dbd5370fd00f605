package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warehouse, charter and input may lie in directories of any name, and behind links. */
@Tag("spark")
class OddPlacesTest {
  /** What shells, URIs, globs and SQL take for something else. */
  private static final String ODD =
      "a b%20#[x]{a,b}:+'&?*\\\n" + (isWritable("\u00e9") ? "\u00e9" : "");

  @TempDir Path directory;

  private static boolean isWritable(String name) {
    return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
        .newEncoder()
        .canEncode(name);
  }

  @Test
  void everyCommandWorksWhateverDirectoriesAreCalled() throws IOException {
    Path place = directory.resolve(ODD);
    Path warehouse = place.resolve("warehouse " + ODD);
    SmallDataset dataset = SmallDataset.in(place, warehouse, "chain: { confirmations: 1 }\n");
    Path items =
        dataset.file(ODD + ".csv", SmallDataset.HEADER + "i1,ann,First.,1\ni2,bob,2nd,2\n");

    succeed(dataset.run("b1", "--input", items.toString()));
    succeed(dataset.run("b2", "--input", again(dataset).toString()));
    succeed(dataset.command("report", "b2"));
    assertThat(dataset.warehouse().report("b2")).isRegularFile();
    everythingIsReadBy(warehouse);
    // What lies above a link is what lies above its target, as for every other program.
    Path link = Files.createSymbolicLink(directory.resolve("link"), warehouse);
    everythingIsReadBy(link.resolve("..").resolve(warehouse.getFileName()));
    assertThat(command(link, "status").out()).contains("b1", "b2");
  }

  private static Path again(SmallDataset dataset) throws IOException {
    return dataset.file(
        ODD + "-2.csv", SmallDataset.HEADER + "i1,ann,First.,1\ni2,bob,Second,2\ni3,cyd,3rd,3\n");
  }

  private static void everythingIsReadBy(Path warehouse) {
    CommandLineRun verify = command(warehouse, "verify");
    assertThat(verify.code()).as(verify.out() + verify.err()).isZero();
    assertThat(verify.out()).containsPattern("All \\d+ comparisons hold\\.");
    CommandLineRun sql =
        command(warehouse, "sql", "select item_id from accepted order by 1", "--format", "csv");
    assertThat(sql.out().lines()).as(sql.err()).containsExactly("item_id", "i1", "i2", "i3");
    CommandLineRun status = command(warehouse, "status");
    assertThat(status.code()).as(status.err()).isZero();
    assertThat(status.out()).contains("b1", "b2", "anchor");
  }

  private static CommandLineRun command(Path warehouse, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--warehouse", warehouse.toString()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static void succeed(CommandLineRun run) {
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }
}
