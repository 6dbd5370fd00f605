package io.assay.bench.rewards;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Allocation;
import io.assay.lineage.reward.Balances;
import io.assay.lineage.reward.PieceValue;
import io.assay.lineage.reward.RewardInput;
import io.assay.lineage.reward.Settlement;
import io.assay.lineage.reward.Settlement.Accounts;
import io.assay.lineage.reward.Settlement.Withheld;
import io.assay.lineage.reward.VoteAccounts;
import io.assay.lineage.reward.WorkUnit;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.digest.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A dataset and its books over the batches of an epoch. */
final class Community {
  private static final int ADDRESS = 20;
  private static final Map<Integer, Pseudonym> PEOPLE =
      new java.util.concurrent.ConcurrentHashMap<>();

  private final RewardsSection terms;
  private final Judging judging;
  private final int quorum;
  private final List<Ballot> ballots = new ArrayList<>();
  private final VoteAccounts voteAccounts = new VoteAccounts();
  private final Map<Integer, PieceValue> values = new HashMap<>();
  private final Accounts accounts;
  private Balances balances = Balances.none();
  private BigInteger carry = BigInteger.ZERO;

  Community(Charter charter, long seed, int people) {
    this.terms = Objects.requireNonNull(charter.rewards());
    this.quorum = Objects.requireNonNull(charter.labels()).quorum();
    this.judging = new Judging(charter, seed);
    SortedMap<Pseudonym, Address> addresses = new TreeMap<>();
    for (int person = 0; person < people; person++) {
      addresses.put(pseudonym(person), address(person));
    }
    addresses.put(pseudonym(Reviewers.CORRUPT), address(Reviewers.CORRUPT));
    this.accounts = new Accounts(addresses, new Address(terms.treasury()));
  }

  /** The account's name in the books. */
  static Pseudonym pseudonym(int person) {
    return PEOPLE.computeIfAbsent(
        person,
        any ->
            new Pseudonym(
                io.assay.rules.digest.Hex.encode(
                    Sha256.of(("person " + any).getBytes(StandardCharsets.UTF_8)))));
  }

  private static Address address(int person) {
    byte[] bytes = new byte[ADDRESS];
    System.arraycopy(
        Sha256.of(("address " + person).getBytes(StandardCharsets.UTF_8)), 0, bytes, 0, ADDRESS);
    return Address.of(bytes);
  }

  /** Runs a batch: what was delivered, and the decisions on what waits from before. */
  void batch(int number, List<Submission> submissions, List<Ballot> votes) {
    ballots.addAll(votes);
    Crowd crowd = Crowd.of(ballots, quorum);
    Judging.Outcome outcome = judging.batch(number, submissions, crowd);
    List<WorkUnit> work = new ArrayList<>();
    outcome.accepted().values().forEach(work::add);
    VoteAccounts.Told told = told(crowd);
    work.addAll(voteAccounts.work(told));
    RewardInput input = new RewardInput(terms, carry, work, outcome.decisions());
    PieceValue value = PieceValue.of(input);
    outcome.accepted().keySet().forEach(item -> values.put(item, value));
    SortedMap<Pseudonym, BigInteger> corrections = new TreeMap<>();
    outcome
        .recalled()
        .forEach(
            (item, piece) ->
                Objects.requireNonNull(values.get(item))
                    .of(piece.weight(terms), piece.contributors())
                    .forEach((who, amount) -> corrections.merge(who, amount, BigInteger::add)));
    corrections.values().removeIf(amount -> amount.signum() == 0);
    Settlement settlement =
        Settlement.of(
            balances,
            Allocation.of(input),
            new Withheld(corrections, voteAccounts.owed(told), terms.payment().holdBatches()),
            accounts);
    balances = settlement.balances();
    carry = settlement.ledger().carryOut();
    voteAccounts.close(told, settlement.ledger());
  }

  private static VoteAccounts.Told told(Crowd crowd) {
    SortedMap<Pseudonym, Long> told = new TreeMap<>();
    crowd.told().forEach((person, information) -> told.put(pseudonym(person), information));
    SortedSet<Pseudonym> disowned = new TreeSet<>();
    crowd.disowned().forEach(person -> disowned.add(pseudonym(person)));
    return new VoteAccounts.Told(told, disowned);
  }

  /** One more curator, who accepts all that the attacker delivers. */
  void corruptCurator() {
    judging.corrupt(Party.ATTACKER);
  }

  /** What that curator got. */
  double corruptPay() {
    return pay(Reviewers.CORRUPT, Reviewers.CORRUPT + 1);
  }

  /** All that these accounts got, or will get if nothing more is found. */
  double pay(int from, int to) {
    BigInteger pay = BigInteger.ZERO;
    for (int person = from; person < to; person++) {
      Pseudonym who = pseudonym(person);
      pay = pay.add(balances.cumulative().getOrDefault(address(person), BigInteger.ZERO));
      pay = pay.add(balances.waiting().getOrDefault(who, BigInteger.ZERO).max(BigInteger.ZERO));
      for (BigInteger held : balances.held().getOrDefault(who, new TreeMap<>()).values()) {
        pay = pay.add(held);
      }
    }
    return pay.doubleValue();
  }
}
