package io.assay.jobs.query;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.reward.Reasons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * What the contributors of an item earned in the batches that paid it, what of it was cut off or
 * owed back, and what became of that. The ledger pays people for all their work of a kind together,
 * so the number of pieces stands beside each amount.
 */
final class Earnings {
  private static final String PERSON = "person";

  private final TableStore tables;
  private final List<BatchKey> keys;
  private final SortedSet<String> people = new TreeSet<>();
  private final Map<String, List<ItemStory.Earned>> byBatch = new HashMap<>();

  private Earnings(TableStore tables, List<BatchKey> keys) {
    this.tables = tables;
    this.keys = keys;
  }

  /**
   * @param keys all batches that count, in their order
   * @param verdicts all verdicts on the item
   */
  static Earnings of(TableStore tables, List<BatchKey> keys, String item, List<Row> verdicts) {
    Earnings earnings = new Earnings(tables, keys);
    if (tables.exists(PaidWork.TABLE) && tables.exists(Ledger.TABLE)) {
      List<Row> work =
          tables.read(PaidWork.TABLE, keys).where(col(ITEM_ID).equalTo(item)).collectAsList();
      work.forEach(
          row -> earnings.people.addAll(row.getList(row.fieldIndex(PaidWork.CONTRIBUTORS))));
      if (!earnings.people.isEmpty()) {
        earnings.tell(work, recalling(verdicts));
      }
    }
    return earnings;
  }

  /** By pseudonym, then in the order in which things happen to an amount. */
  List<ItemStory.Earned> in(String batch) {
    return byBatch.getOrDefault(batch, List.of());
  }

  /** Batches that reject what was accepted or waited. */
  private static Set<String> recalling(List<Row> verdicts) {
    Set<String> batches = new HashSet<>();
    for (Row row : verdicts) {
      if (row.<String>getAs(Verdicts.VERDICT).equals("rejected")
          && row.getAs(Verdicts.SUPERSEDES_LEAF) != null) {
        batches.add(row.getAs(BATCH_ID));
      }
    }
    return batches;
  }

  private void tell(List<Row> work, Set<String> recalling) {
    Map<String, List<Row>> ledger = new HashMap<>();
    List<Row> booked =
        tables
            .read(Ledger.TABLE, keys)
            .where(col(Ledger.ACCOUNT).isin(people.toArray()))
            .collectAsList();
    booked.forEach(
        row -> ledger.computeIfAbsent(row.getAs(BATCH_ID), any -> new ArrayList<>()).add(row));
    Recovered recovered = Recovered.of(tables, keys, people, booked);
    Map<List<String>, Long> pieces = pieces();
    Set<String> waiting = new HashSet<>();
    boolean isRecalled = false;
    for (BatchKey key : keys) {
      String batch = key.batchId();
      List<Row> rows = ledger.getOrDefault(batch, List.of());
      Map<String, String> gaps = gaps(work, batch);
      for (Row row : rows) {
        String reason = row.getAs(Ledger.REASON);
        String who = row.getAs(Ledger.ACCOUNT);
        if (gaps.containsKey(reason)) {
          add(
              batch,
              row,
              pieces.getOrDefault(List.of(batch, who, reason), 1L),
              gaps.getOrDefault(reason, ""));
          waiting.addAll(row.getAs(Ledger.ADDRESS) == null ? List.of(who) : List.of());
        } else if (reason.equals(Reasons.OVER_CAP) && !gaps.isEmpty()
            || reason.equals(Reasons.CORRECTION) && recalling.contains(batch)) {
          add(batch, row, 0, "");
        } else if (reason.equals(Reasons.RELEASED)
            && row.getAs(Ledger.ADDRESS) != null
            && waiting.remove(who)) {
          add(batch, row, 0, "");
        }
      }
      isRecalled |= recalling.contains(batch);
      if (isRecalled) {
        recovered
            .in(batch)
            .forEach(
                (person, amount) ->
                    add(
                        batch,
                        new ItemStory.Earned(
                            person, Reasons.RECOVERED, 0, amount.toString(), false, "")));
      }
    }
    byBatch
        .values()
        .forEach(list -> list.sort(Comparator.comparing(ItemStory.Earned::contributor)));
  }

  /** The ledger's reasons for paying the item in a batch, with the gap that it fills. */
  private static Map<String, String> gaps(List<Row> work, String batch) {
    Map<String, String> gaps = new HashMap<>();
    for (Row row : work) {
      if (batch.equals(row.getAs(BATCH_ID))) {
        gaps.put(row.getAs(PaidWork.KIND), "");
        Integer bounty = row.getAs(PaidWork.BOUNTY);
        if (bounty != null && bounty > 0) {
          gaps.put(Reasons.BOUNTY, row.getAs(PaidWork.CELL));
        }
      }
    }
    return gaps;
  }

  private void add(String batch, Row row, long pieces, String gap) {
    add(
        batch,
        new ItemStory.Earned(
            row.getAs(Ledger.ACCOUNT),
            row.getAs(Ledger.REASON),
            pieces,
            row.getAs(Ledger.AMOUNT),
            row.getAs(Ledger.ADDRESS) == null,
            gap));
  }

  private void add(String batch, ItemStory.Earned earned) {
    byBatch.computeIfAbsent(batch, any -> new ArrayList<>()).add(earned);
  }

  /** Paid contents by batch, person and reason, and those among them that have a bounty. */
  private Map<List<String>, Long> pieces() {
    Column isTheirs = lit(false);
    for (String person : people) {
      isTheirs = isTheirs.or(array_contains(col(PaidWork.CONTRIBUTORS), person));
    }
    Column[] wanted = people.stream().map(person -> lit(person)).toArray(Column[]::new);
    List<Row> rows =
        tables
            .read(PaidWork.TABLE, keys)
            .where(col(ITEM_ID).isNotNull().and(isTheirs))
            .select(
                col(BATCH_ID),
                explode(array_intersect(col(PaidWork.CONTRIBUTORS), array(wanted))).as(PERSON),
                col(PaidWork.KIND),
                col(PaidWork.BOUNTY))
            .groupBy(col(BATCH_ID), col(PERSON), col(PaidWork.KIND))
            .agg(count(lit(1)), count(when(col(PaidWork.BOUNTY).gt(0), 1)))
            .collectAsList();
    Map<List<String>, Long> pieces = new HashMap<>();
    for (Row row : rows) {
      pieces.put(
          Arrays.asList(row.getString(0), row.getString(1), row.getString(2)), row.getLong(3));
      pieces.merge(
          Arrays.asList(row.getString(0), row.getString(1), Reasons.BOUNTY),
          row.getLong(4),
          Long::sum);
    }
    return pieces;
  }
}
