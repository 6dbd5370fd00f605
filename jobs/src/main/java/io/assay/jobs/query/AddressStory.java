package io.assay.jobs.query;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lower;

import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.TableStore;
import io.assay.lineage.reward.Reasons;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * What went to an address, and what else was booked for the people that it belongs to.
 *
 * @param cumulative all that went to it, in base units: what it may claim
 * @param movements in the order of the batches, then of people and reasons
 */
public record AddressStory(String address, String cumulative, List<Movement> movements) {

  /** Copies. */
  public AddressStory {
    movements = List.copyOf(movements);
  }

  /**
   * A row of the ledger.
   *
   * @param account a pseudonym, or {@code treasury}
   * @param reason of the ledger
   * @param amount base units; what is taken is negative
   * @param isPaid whether the address got it
   */
  public record Movement(
      String batch, String account, String reason, String amount, boolean isPaid) {}

  /**
   * Reads it.
   *
   * @param keys all batches that count, in their order
   * @param address in whatever case
   */
  public static AddressStory of(TableStore tables, List<BatchKey> keys, String address) {
    List<Row> paid =
        tables
            .read(Ledger.TABLE, keys)
            .where(lower(col(Ledger.ADDRESS)).equalTo(address.toLowerCase(Locale.ROOT)))
            .collectAsList();
    TreeSet<String> people = new TreeSet<>();
    BigInteger cumulative = BigInteger.ZERO;
    for (Row row : paid) {
      people.add(row.getAs(Ledger.ACCOUNT));
      cumulative = cumulative.add(new BigInteger(row.<String>getAs(Ledger.AMOUNT)));
    }
    List<Row> all = new ArrayList<>(paid);
    if (!people.isEmpty()) {
      all.addAll(
          tables
              .read(Ledger.TABLE, keys)
              .where(col(Ledger.ADDRESS).isNull().and(col(Ledger.ACCOUNT).isin(people.toArray())))
              .collectAsList());
    }
    Recovered recovered = Recovered.of(tables, keys, people, all);
    Map<String, List<Movement>> byBatch = new TreeMap<>();
    for (Row row : all) {
      boolean isPaid = row.getAs(Ledger.ADDRESS) != null;
      String reason = row.getAs(Ledger.REASON);
      // What is released is booked twice: out of waiting, and into the address.
      if (isPaid || !reason.equals(Reasons.RELEASED)) {
        String batch = row.getAs(BATCH_ID);
        byBatch
            .computeIfAbsent(batch, any -> new ArrayList<>())
            .add(
                new Movement(
                    batch, row.getAs(Ledger.ACCOUNT), reason, row.getAs(Ledger.AMOUNT), isPaid));
      }
    }
    List<Movement> movements = new ArrayList<>();
    for (BatchKey key : keys) {
      List<Movement> ofBatch = new ArrayList<>(byBatch.getOrDefault(key.batchId(), List.of()));
      recovered
          .in(key.batchId())
          .forEach(
              (person, amount) ->
                  ofBatch.add(
                      new Movement(
                          key.batchId(), person, Reasons.RECOVERED, amount.toString(), false)));
      ofBatch.sort(
          Comparator.comparing(Movement::account)
              .thenComparing(Movement::reason)
              .thenComparing(Movement::amount));
      movements.addAll(ofBatch);
    }
    return new AddressStory(address, cumulative.toString(), movements);
  }
}
