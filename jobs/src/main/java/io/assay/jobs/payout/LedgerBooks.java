package io.assay.jobs.payout;

import io.assay.contracts.client.AnchoredBatch;
import io.assay.jobs.run.BatchLog;
import io.assay.jobs.run.BatchState;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Waiting;
import io.assay.jobs.table.WaitingTotals;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.reward.Role;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** What the tables say about money; their size is people, not items. */
final class LedgerBooks {
  private final TableStore tables;
  private final BatchLog log;

  LedgerBooks(TableStore tables) {
    this.tables = tables;
    this.log = BatchLog.read(tables);
  }

  /** The batch that was anchored; empty if this warehouse does not have it. */
  Optional<BatchKey> key(AnchoredBatch anchored) {
    Hash hash = anchored.payload().batchHash();
    return log.valid().stream()
        .map(BatchState::key)
        .filter(key -> TreeSubject.hashOf(key.batchId()).equals(hash))
        .findFirst();
  }

  /** What a batch gave to people and treasury, taken back amounts deducted. */
  BigInteger earned(BatchKey key) {
    BigInteger sum = BigInteger.ZERO;
    for (Row row : tables.list(Ledger.TABLE, key)) {
      if (!row.<String>getAs(Ledger.ROLE).equals(Role.CARRY.text())) {
        sum = sum.add(new BigInteger(row.<String>getAs(Ledger.AMOUNT)));
      }
    }
    return sum;
  }

  /** Cumulative amounts of all addresses after a batch. */
  SortedMap<Address, BigInteger> cumulative(BatchKey key) {
    SortedMap<Address, BigInteger> cumulative = new TreeMap<>();
    for (Row row : tables.list(Payouts.TABLE, key)) {
      cumulative.put(
          new Address(row.getAs(Payouts.ADDRESS)),
          new BigInteger(row.<String>getAs(Payouts.CUMULATIVE)));
    }
    return cumulative;
  }

  /** What no address has got after a batch, and what is owed. */
  WaitingTotals waiting(BatchKey key) {
    return WaitingTotals.of(tables.list(Waiting.TABLE, key));
  }

  TableStore tables() {
    return tables;
  }
}
