package io.assay.jobs.query;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Waiting;
import io.assay.lineage.reward.Reasons;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * What people paid back in each batch. The ledger has it in one row for everybody: a person's part
 * is by how much the debt is smaller than it would be.
 */
final class Recovered {
  private final Map<String, Map<String, BigInteger>> byBatch = new HashMap<>();

  private Recovered() {}

  /**
   * @param keys all batches that count, in their order
   * @param ledger rows of these people
   */
  static Recovered of(
      TableStore tables, List<BatchKey> keys, Set<String> people, List<Row> ledger) {
    Recovered recovered = new Recovered();
    if (people.isEmpty() || !tables.exists(Waiting.TABLE)) {
      return recovered;
    }
    Map<List<String>, BigInteger> debts = new HashMap<>();
    for (Row row :
        tables
            .read(Waiting.TABLE, keys)
            .where(col(Waiting.ACCOUNT).isin(people.toArray()))
            .collectAsList()) {
      BigInteger amount = new BigInteger(row.<String>getAs(Waiting.AMOUNT));
      if (amount.signum() < 0) {
        debts.put(List.of(row.getAs(BATCH_ID), row.getAs(Waiting.ACCOUNT)), amount.negate());
      }
    }
    Map<List<String>, BigInteger> found = new HashMap<>();
    for (Row row : ledger) {
      String reason = row.getAs(Ledger.REASON);
      if (reason.equals(Reasons.CORRECTION) || reason.equals(Reasons.DISOWNED_VOTES)) {
        found.merge(
            List.of(row.getAs(BATCH_ID), row.getAs(Ledger.ACCOUNT)),
            new BigInteger(row.<String>getAs(Ledger.AMOUNT)).negate(),
            BigInteger::add);
      }
    }
    for (String person : people) {
      BigInteger owed = BigInteger.ZERO;
      for (BatchKey key : keys) {
        List<String> place = List.of(key.batchId(), person);
        BigInteger before = owed.add(found.getOrDefault(place, BigInteger.ZERO));
        owed = debts.getOrDefault(place, BigInteger.ZERO);
        BigInteger paid = before.subtract(owed);
        if (paid.signum() > 0) {
          recovered
              .byBatch
              .computeIfAbsent(key.batchId(), any -> new HashMap<>())
              .put(person, paid);
        }
      }
    }
    return recovered;
  }

  /** Above 0 each, by person. */
  Map<String, BigInteger> in(String batch) {
    return byBatch.getOrDefault(batch, Map.of());
  }
}
