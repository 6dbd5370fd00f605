package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.TableDefinition;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.Pseudonyms;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gap is filled by what a curator confirmed, paid for, found bad, owed, and open again. */
@Tag("spark")
class BountyRoundTripTest {
  private static final String MORE =
      """
      review: { reviewers: 1 }
      rules:
        - { id: calm, expression: "text not like '%!%'", severity: review, message: no shouting }
      representativeness:
        dimensions:
          - { name: rating, attribute: stars, target: { "1": 0.5, "2": 0.5 } }
      """;
  private static final String[] BOUNTIES = {
    "--set", "rewards.bounties={ weight: 1, budget-basis-points: 5000 }"
  };

  @TempDir Path directory;
  private SmallDataset dataset;

  @Test
  void aRecalledRecordGivesItsBountyBackAndLeavesItsGapOpen() throws IOException {
    dataset = SmallDataset.in(directory, MORE);
    deliver("a", "i1,ann,One.,1\ni2,ann,Two.,1\n");
    deliver("b", "i3,bob,Loud!,2\ni4,bob,So loud!,2\n");
    assertThat(missing("b")).containsExactly("rating=2 2");

    List<String> queue = queue();
    assertThat(queue.get(0)).endsWith(",content,attribute stars,check stars");
    assertThat(queue.get(1)).isEqualTo("i3,,,,b,rule:calm,,,,text: Loud!,2,");

    decide(
        "c",
        queue.get(0),
        queue.get(1).replace(",,,,b", ",accept,cat,,b") + "confirmed",
        queue.get(2).replace(",,,,b", ",accept,cat,,b").replace(",2,", ",1,confirmed"));
    assertThat(dataset.rows(Quarantine.TABLE, "c", 1))
        .extracting(
            row -> row.<String>getAs(Quarantine.REASON),
            row -> row.<Long>getAs(Quarantine.RECORD_NUMBER),
            row -> row.<String>getAs(Quarantine.DETAIL))
        .containsExactly(org.assertj.core.groups.Tuple.tuple("attribute-changed", 2L, "stars"));
    assertThat(dataset.rows(GapClaims.TABLE, "c", 1))
        .extracting(
            row -> row.<String>getAs(TableDefinition.ITEM_ID),
            row -> row.<String>getAs(GapClaims.EVIDENCE))
        .containsExactly(org.assertj.core.groups.Tuple.tuple("i3", "confirmed"));
    BigInteger bounty = amount("c", "bob", "bounty");
    assertThat(bounty).isPositive();
    assertThat(missing("c")).containsExactly("rating=2 1");

    decide("d", "item,decision,reviewer,reason,batch", "i3,reject,cat,copied,b");
    assertThat(amount("d", "bob", "correction"))
        .isEqualTo(bounty.add(amount("c", "bob", "accepted-record")).negate());
    assertThat(missing("d")).containsExactly("rating=2 2");

    // What bob earned waits, as nobody knows an address: the debt is paid out of it at once.
    assertThat(sum("d", "recovered", "carry")).isEqualTo(amount("d", "bob", "correction").negate());

    CommandLineRun story =
        CommandLineRun.of("explain", "i3", "--warehouse", dataset.warehouse().root().toString());
    assertThat(story.out())
        .contains("for filling the gap rating=2")
        .contains("owes back")
        .contains("paid back");
  }

  private void deliver(String batch, String records) throws IOException {
    Path file = dataset.file(batch + ".csv", SmallDataset.HEADER + records);
    run(batch, "--input", file.toString());
  }

  private void decide(String batch, String... lines) throws IOException {
    Path file = dataset.file(batch + ".csv", String.join("\r\n", lines) + "\r\n");
    run(batch, "--decisions", file.toString());
  }

  private void run(String batch, String input, String file) {
    CommandLineRun run = dataset.run(batch, input, file, BOUNTIES[0], BOUNTIES[1]);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private List<String> queue() throws IOException {
    Path file = directory.resolve("queue.csv");
    CommandLineRun export =
        CommandLineRun.of(
            "review",
            "export",
            "--warehouse",
            dataset.warehouse().root().toString(),
            "--output",
            file.toString());
    assertThat(export.code()).as(export.err()).isZero();
    return Files.readAllLines(file);
  }

  private List<String> missing(String batch) {
    return dataset.rows(Gaps.TABLE, batch, 1).stream()
        .map(
            row ->
                GapClaims.cell(row.getAs(Gaps.DIMENSION), row.getAs(Gaps.CATEGORY))
                    + " "
                    + row.<Long>getAs(Gaps.MISSING))
        .toList();
  }

  private BigInteger amount(String batch, String who, String reason) {
    String account = new Pseudonyms(DatasetKey.load(dataset.warehouse().datasetKey())).hexOf(who);
    return sum(batch, reason, account);
  }

  private BigInteger sum(String batch, String reason, String account) {
    BigInteger sum = BigInteger.ZERO;
    for (Row row : dataset.rows(Ledger.TABLE, batch, 1)) {
      boolean isMeant =
          account.equals(row.getAs(Ledger.ACCOUNT)) && reason.equals(row.getAs(Ledger.REASON));
      sum = isMeant ? sum.add(new BigInteger(row.<String>getAs(Ledger.AMOUNT))) : sum;
    }
    return sum;
  }
}
