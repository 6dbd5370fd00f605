package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.lineage.provenance.Pseudonym;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VoteAccountsTest {
  private static final Pseudonym A = person("a");
  private static final Pseudonym B = person("b");

  private final VoteAccounts accounts = new VoteAccounts();

  @Test
  void paysWholePiecesAndEachOnce() {
    assertThat(accounts.work(told(1000))).containsExactly(pieces(1));
    accounts.close(told(1000), earned(5));

    assertThat(accounts.work(told(2182))).containsExactly(pieces(2));
  }

  @Test
  void whatIsFoundToHaveToldLessIsNotTakenBack() {
    accounts.close(told(7270), earned(5));

    assertThat(accounts.work(told(7000))).isEmpty();
    assertThat(accounts.owed(told(7000))).isEmpty();
    accounts.close(told(7000), earned(0));
    assertThat(accounts.work(told(7997))).containsExactly(pieces(1));
  }

  @Test
  void whoIsDisownedOwesAllThatVotesEarnedOnce() {
    accounts.close(told(7270), earned(5));
    accounts.close(told(14540), earned(7));

    assertThat(accounts.work(disowned())).isEmpty();
    assertThat(accounts.owed(disowned())).isEqualTo(Map.of(A, big(12)));
    accounts.close(disowned(), earned(0));
    assertThat(accounts.owed(disowned())).isEmpty();
  }

  @Test
  void whoIsClearedIsPaidAllAgain() {
    accounts.close(told(7270), earned(5));
    accounts.close(disowned(), earned(0));

    assertThat(accounts.work(told(8000))).containsExactly(pieces(11));
  }

  @Test
  void whatTheCapCutOffIsNotOwed() {
    accounts.close(
        told(7270),
        new Ledger(
            List.of(
                LedgerEntry.of(A, Role.ANNOTATOR, "information", big(5)),
                LedgerEntry.of(A, Role.CONTRIBUTOR, "over-cap", big(-2)),
                LedgerEntry.of(A, Role.CONTRIBUTOR, "accepted-record", big(90)))));

    assertThat(accounts.owed(disowned())).isEqualTo(Map.of(A, big(3)));
  }

  @Test
  void anothersVotesAreNoMatter() {
    accounts.close(told(7270), earned(5));

    assertThat(accounts.owed(new VoteAccounts.Told(new TreeMap<>(), new TreeSet<>(List.of(B)))))
        .isEmpty();
  }

  private static VoteAccounts.Told told(long units) {
    return new VoteAccounts.Told(new TreeMap<>(Map.of(A, units)), new TreeSet<>());
  }

  private static VoteAccounts.Told disowned() {
    return new VoteAccounts.Told(new TreeMap<>(Map.of(A, 0L)), new TreeSet<>(List.of(A)));
  }

  private static WorkUnit pieces(long count) {
    return WorkUnit.of(List.of(A), WorkKind.INFORMATION, count);
  }

  private static Ledger earned(long amount) {
    return new Ledger(List.of(LedgerEntry.of(A, Role.ANNOTATOR, "information", big(amount))));
  }
}
