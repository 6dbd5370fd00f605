package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Duplicates;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gaps that a batch leaves, what fills them in the next, and what that pays. */
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
  private static final String LENGTH =
      "    - { name: size, expression: \"case when length(text) < 20 then 'short' else 'long' end\","
          + " target: { short: 0.5, long: 0.5 } }\n";
  private static final List<String> TERMS =
      List.of(
          "--set",
          "rewards.bounties={ weight: 1, budget-basis-points: 3000 }",
          "--set",
          "duplicates.near={ fields: [text], shingle: word-1, jaccard: 0.8 }");

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
    assertThat(claims("c")).containsExactly("i3 rating=2 confirmed");
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

  /**
   * After the first batch three records are missing of each of two kinds. Of the 1,000 units of the
   * second the treasury has 100. Of the other 900 bounties take at most 3,000 basis points, 270;
   * without that bound it were 4 of 11 parts, as four records fill a place and seven are accepted.
   * So each of the seven earns (900 - 270) / 7 = 90, and each place 270 / 4 = 67.5: Bob's two 135,
   * one each 67 and 68, the larger for the lower pseudonym.
   */
  @Test
  void onlyEvidenceForWhatIsMissingEarnsMore() throws IOException {
    dataset = SmallDataset.in(directory, MORE + LENGTH);
    deliver(
        "a",
        "i1,ann,One.,1\ni2,ann,Two.,1\ni3,ann,Three.,1\n"
            + "confirmed,eve,Four!,2\nunconfirmed,gil,Five!,2\n");
    assertThat(missing("a")).containsExactly("rating=2 3", "size=long 3");
    List<String> queue = queue();
    assertThat(queue).hasSize(3);

    run(
        "b",
        "--input",
        records(
                "b",
                """
                declared,ivy,Seven.,2
                long-1,bob,the first of four long records comes from bob,1
                long-2,bob,another one that bob has written at length,1
                long-3,dan,dan fills what is left to be filled,1
                long-4,fay,fay says as much when nothing of it is missing,2
                long-5,gus,the first of four long records comes from bob,1
                long-6,hal,the first of four long records comes from bob too,1
                """)
            .toString(),
        "--decisions",
        decisions(
                "decided",
                queue.get(0),
                queue.get(1).replace(",,,,a", ",accept,cat,,a") + "confirmed",
                queue.get(2).replace(",,,,a", ",accept,cat,,a"))
            .toString());

    assertThat(dataset.rows(Duplicates.TABLE, "b", 1))
        .extracting(row -> row.<String>getAs(TableDefinition.ITEM_ID))
        .containsExactlyInAnyOrder("long-5", "long-6");
    assertThat(claims("b"))
        .containsExactlyInAnyOrder(
            "confirmed rating=2 confirmed",
            "unconfirmed rating=2 declared",
            "declared rating=2 declared",
            "long-1 size=long derived",
            "long-2 size=long derived",
            "long-3 size=long derived",
            "long-4 size=long derived");
    boolean isDanFirst = account("dan").compareTo(account("eve")) < 0;
    Map<String, String> names = new HashMap<>();
    for (String name : List.of("bob", "cat", "dan", "eve", "fay", "gil", "gus", "hal", "ivy")) {
      names.put(account(name), name);
    }
    assertThat(dataset.rows(Ledger.TABLE, "b", 1))
        .extracting(
            row ->
                "%s %s %s"
                    .formatted(
                        names.getOrDefault(
                            row.<String>getAs(Ledger.ACCOUNT), row.getAs(Ledger.ACCOUNT)),
                        row.getAs(Ledger.REASON),
                        row.getAs(Ledger.AMOUNT)))
        .containsExactlyInAnyOrder(
            "bob accepted-record 180",
            "bob bounty 135",
            "dan accepted-record 90",
            "dan bounty " + (isDanFirst ? 68 : 67),
            "eve accepted-record 90",
            "eve bounty " + (isDanFirst ? 67 : 68),
            "fay accepted-record 90",
            "gil accepted-record 90",
            "ivy accepted-record 90",
            "cat review-decision 0",
            "treasury treasury-share 100");
  }

  private void deliver(String batch, String records) throws IOException {
    run(batch, "--input", records(batch, records).toString());
  }

  private void decide(String batch, String... lines) throws IOException {
    run(batch, "--decisions", decisions(batch, lines).toString());
  }

  private Path records(String name, String records) throws IOException {
    return dataset.file(name + ".csv", SmallDataset.HEADER + records);
  }

  private Path decisions(String name, String... lines) throws IOException {
    return dataset.file(name + ".csv", String.join("\r\n", lines) + "\r\n");
  }

  private void run(String batch, String... inputs) {
    List<String> more = new ArrayList<>(TERMS);
    more.addAll(List.of(inputs));
    CommandLineRun run = dataset.run(batch, more.toArray(String[]::new));
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

  private List<String> claims(String batch) {
    return dataset.rows(GapClaims.TABLE, batch, 1).stream()
        .map(
            row ->
                "%s %s %s"
                    .formatted(
                        row.getAs(TableDefinition.ITEM_ID),
                        row.getAs(GapClaims.CELL),
                        row.getAs(GapClaims.EVIDENCE)))
        .toList();
  }

  private BigInteger amount(String batch, String who, String reason) {
    return sum(batch, reason, account(who));
  }

  private String account(String who) {
    return new Pseudonyms(DatasetKey.load(dataset.warehouse().datasetKey())).hexOf(who);
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
