package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Anchors;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A charter that says something else than its distributor keeps is not anchored. */
@Tag("spark")
class DeployedTermsTest {
  private static final String OTHER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  @TempDir Path directory;

  @Test
  void whatTheDistributorKeepsStandsInTheCharterToo() throws IOException {
    SmallDataset dataset = SmallDataset.in(directory, "chain: { confirmations: 1 }\n");
    Path input = dataset.file("a.csv", SmallDataset.HEADER + "i1,ann,Words.,1\n");

    assertThat(refused(dataset, input, "rewards.unclaimed-after-days=30"))
        .contains("rewards.unclaimed-after-days: 30 (expected: none, which the distributor keeps");
    assertThat(refused(dataset, input, "chain.challenge-window-hours=2"))
        .contains("chain.challenge-window-hours: 2 (expected: none, which the distributor keeps");
    assertThat(dataset.tables().exists(Anchors.TABLE)).as("nothing was sealed").isFalse();

    CommandLineRun back =
        dataset.run(
            "a",
            "--input",
            input.toString(),
            "--replace",
            "--set",
            "rewards.treasury=\"" + OTHER + "\"");
    assertThat(back.code()).as("without a period nothing goes to it: " + back.err()).isZero();
  }

  @Test
  void theTreasuryOfUnclaimedPayoutsIsTheCharters() throws IOException {
    SmallDataset dataset =
        SmallDataset.rewarding(
            directory, "unclaimed-after-days: 30", "chain: { confirmations: 1 }\n");
    Path input = dataset.file("a.csv", SmallDataset.HEADER + "i1,ann,Words.,1\n");

    assertThat(refused(dataset, input, "rewards.treasury=\"" + OTHER + "\""))
        .contains("rewards.treasury: " + OTHER + " (expected: 0x", "to which unclaimed payouts go");
    assertThat(refused(dataset, input, "rewards.unclaimed-after-days=31"))
        .contains("rewards.unclaimed-after-days: 31 (expected: 30,");
    CommandLineRun back = dataset.run("a", "--input", input.toString(), "--replace");
    assertThat(back.code()).as(back.err()).isZero();
  }

  private static String refused(SmallDataset dataset, Path input, String setting) {
    CommandLineRun run =
        dataset.run("a", "--input", input.toString(), "--replace", "--set", setting);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
    return run.err();
  }
}
