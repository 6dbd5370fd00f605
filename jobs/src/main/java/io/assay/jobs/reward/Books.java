package io.assay.jobs.reward;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.Pools;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Waiting;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Balances;
import io.assay.lineage.reward.LedgerEntry;
import io.assay.lineage.reward.Reasons;
import io.assay.lineage.reward.RewardInput;
import io.assay.lineage.reward.Role;
import io.assay.lineage.reward.Settlement;
import io.assay.lineage.reward.WorkKind;
import io.assay.lineage.reward.WorkPart;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/** Reads and writes ledger, payouts and waiting amounts; their size is people, not items. */
final class Books {
  private final StageContext context;

  Books(StageContext context) {
    this.context = context;
  }

  /** Balances after the last batch of history. */
  Balances previous() {
    SortedMap<Address, BigInteger> cumulative = new TreeMap<>();
    SortedMap<Pseudonym, BigInteger> waiting = new TreeMap<>();
    for (Row row : last(Payouts.TABLE)) {
      cumulative.put(new Address(row.getAs(Payouts.ADDRESS)), amount(row, Payouts.CUMULATIVE));
    }
    SortedMap<Pseudonym, SortedMap<Integer, BigInteger>> held = new TreeMap<>();
    for (Row row : last(Waiting.TABLE)) {
      Pseudonym person = new Pseudonym(row.getAs(Waiting.ACCOUNT));
      int batches = row.<Integer>getAs(Waiting.HELD_BATCHES);
      if (batches == 0) {
        waiting.put(person, amount(row, Waiting.AMOUNT));
      } else {
        held.computeIfAbsent(person, any -> new TreeMap<>())
            .put(batches, amount(row, Waiting.AMOUNT));
      }
    }
    return new Balances(cumulative, waiting, held);
  }

  /** What the last batch of history carried over. */
  BigInteger carryIn() {
    BigInteger carry = BigInteger.ZERO;
    for (Row row : last(Ledger.TABLE)) {
      boolean carried =
          row.<String>getAs(Ledger.ROLE).equals(Role.CARRY.text())
              && !row.<String>getAs(Ledger.REASON).equals(Reasons.CARRIED_IN);
      carry = carried ? carry.add(amount(row, Ledger.AMOUNT)) : carry;
    }
    return carry;
  }

  /** What a batch of history booked. */
  io.assay.lineage.reward.Ledger ledger(BatchKey past) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (Row row : context.tables().list(Ledger.TABLE, past)) {
      @Nullable String address = row.getAs(Ledger.ADDRESS);
      entries.add(
          new LedgerEntry(
              row.getAs(Ledger.ACCOUNT),
              Role.of(row.getAs(Ledger.ROLE)),
              row.getAs(Ledger.REASON),
              amount(row, Ledger.AMOUNT),
              address == null ? null : new Address(address)));
    }
    return new io.assay.lineage.reward.Ledger(entries);
  }

  /** Writes the three tables of the batch. */
  void write(Settlement settlement) {
    List<Row> entries = new ArrayList<>();
    for (LedgerEntry entry : settlement.ledger().entries()) {
      Address address = entry.address();
      entries.add(
          RowFactory.create(
              entry.account(),
              entry.role().text(),
              entry.reason(),
              entry.amount().toString(),
              address == null ? null : address.toString()));
    }
    append(Ledger.TABLE, entries);
    List<Row> payouts = new ArrayList<>();
    settlement
        .balances()
        .cumulative()
        .forEach(
            (address, amount) ->
                payouts.add(RowFactory.create(address.toString(), amount.toString())));
    append(Payouts.TABLE, payouts);
    List<Row> waiting = new ArrayList<>();
    settlement
        .balances()
        .waiting()
        .forEach(
            (person, amount) -> waiting.add(RowFactory.create(person.hex(), amount.toString(), 0)));
    settlement
        .balances()
        .held()
        .forEach(
            (person, amounts) ->
                amounts.forEach(
                    (batches, amount) ->
                        waiting.add(RowFactory.create(person.hex(), amount.toString(), batches))));
    append(Waiting.TABLE, waiting);
  }

  /** Writes what was distributed, and for how much work. */
  void write(RewardInput input) {
    RewardsSection terms = input.terms();
    WorkPart part = WorkPart.of(input);
    BigInteger cap = terms.maxPerItem();
    Map<String, Long> weights = new TreeMap<>();
    Map<String, Long> bounties = new TreeMap<>();
    for (WorkKind kind : WorkKind.values()) {
      weights.put(kind.reason(), (long) kind.weight(terms));
      bounties.put(kind.reason(), (long) kind.bounty(terms));
    }
    append(
        Pools.TABLE,
        List.of(
            RowFactory.create(
                terms.poolPerBatch().toString(),
                input.funds().revenue().toString(),
                input.carryIn().toString(),
                part.work().toString(),
                part.workWeight().toString(),
                part.bounties().toString(),
                cap == null ? null : cap.toString(),
                JavaConverters.mapAsScalaMap(weights),
                part.bountyWeight().toString(),
                JavaConverters.mapAsScalaMap(bounties))));
  }

  private List<Row> last(TableDefinition table) {
    List<BatchKey> past = context.batch().pastKeys();
    return past.isEmpty() ? List.of() : context.tables().list(table, past.get(past.size() - 1));
  }

  private static BigInteger amount(Row row, String column) {
    return new BigInteger(row.<String>getAs(column));
  }

  private void append(TableDefinition table, List<Row> rows) {
    context.tables().append(table, context.batch().key(), 1, rows);
  }
}
