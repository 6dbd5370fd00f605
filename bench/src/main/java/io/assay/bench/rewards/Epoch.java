package io.assay.bench.rewards;

import io.assay.rules.charter.Charter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Eight batches of a small community. In the first everybody is honest, in the next two the
 * attacker acts, in the last five the attacker is gone, somebody else works instead, and what waits
 * is decided and paid.
 *
 * @param attacker what all accounts of the attacker get
 * @param honest what the honest get together
 */
record Epoch(double attacker, double honest) {
  private static final int BATCHES = 8;
  private static final int LAST_ACT = 2;
  private static final int IDS = 10_000;

  static Epoch of(Charter charter, Attack attack, long seed) {
    Random chance = new Random(seed);
    Community community = new Community(charter, chance.nextLong(), Party.SUCCESSOR + 1);
    long honestSeed = chance.nextLong();
    long attackSeed = chance.nextLong();
    List<Submission> history = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      Party honest = new Party(new Random(honestSeed + batch), 2 * batch * IDS);
      for (int account = 0; account < Party.CONTRIBUTORS; account++) {
        honest.contribute(account);
      }
      List<Submission> open = List.copyOf(honest.submissions);
      for (int account = 0; account < Party.HONEST; account++) {
        honest.answer(account, open);
      }
      List<Submission> submissions = new ArrayList<>(honest.submissions);
      List<Ballot> ballots = new ArrayList<>(honest.ballots);
      if (batch > LAST_ACT) {
        Party successor = new Party(new Random(attackSeed - batch), (2 * batch + 1) * IDS);
        successor.contribute(Party.SUCCESSOR);
        successor.answer(Party.SUCCESSOR, open);
        submissions.addAll(successor.submissions);
        ballots.addAll(successor.ballots);
      }
      if (batch <= LAST_ACT) {
        Party party = new Party(new Random(attackSeed + batch), (2 * batch + 1) * IDS);
        Party mischief =
            new Party(new Random(attackSeed + BATCHES + batch), (2 * batch + 1) * IDS + IDS / 2);
        Attack now = batch == 0 ? Attack.HONEST : attack;
        now.act(
            new Attack.Scene(
                party, mischief, honest.submissions, history, open, community::corruptCurator));
        submissions.addAll(party.submissions);
        submissions.addAll(mischief.submissions);
        ballots.addAll(mischief.ballots);
        ballots.addAll(party.ballots);
      }
      community.batch(batch, submissions, ballots);
      history.addAll(honest.submissions);
    }
    return new Epoch(
        community.pay(Party.ATTACKER, Party.ATTACKER + Party.ACCOUNTS) + community.corruptPay(),
        community.pay(0, Party.HONEST));
  }
}
