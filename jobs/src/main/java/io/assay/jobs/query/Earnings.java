package io.assay.jobs.query;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * What the contributors of an item earned in the batches that accepted it. The ledger pays people
 * for all their work of a kind together, so the number of pieces stands beside each amount.
 */
final class Earnings {
  private static final String PERSON = "person";

  private final Map<String, List<ItemStory.Earned>> byBatch = new HashMap<>();

  private Earnings() {}

  /**
   * @param verdicts all verdicts on the item
   */
  static Earnings of(TableStore tables, List<BatchKey> keys, List<Row> verdicts) {
    Earnings earnings = new Earnings();
    SortedSet<String> people = new TreeSet<>();
    Map<String, String> reasons = new HashMap<>();
    for (Row row : verdicts) {
      if (row.<String>getAs(Verdicts.VERDICT).equals("accepted")) {
        people.addAll(row.getList(row.fieldIndex(Verdicts.CONTRIBUTORS)));
        reasons.put(row.getAs(BATCH_ID), reason(row.<Boolean>getAs(Verdicts.REVISION)));
      }
    }
    List<BatchKey> accepting =
        keys.stream().filter(key -> reasons.containsKey(key.batchId())).toList();
    if (people.isEmpty() || !tables.exists(Ledger.TABLE)) {
      return earnings;
    }
    Map<List<String>, Long> pieces = pieces(tables, accepting, people);
    List<Row> entries =
        tables
            .read(Ledger.TABLE, accepting)
            .where(col(Ledger.ACCOUNT).isin(people.toArray()))
            .collectAsList();
    for (Row row : entries) {
      String batch = row.getAs(BATCH_ID);
      String reason = row.getAs(Ledger.REASON);
      if (reason.equals(reasons.get(batch))) {
        earnings.add(
            batch, row, pieces.getOrDefault(List.of(batch, row.getAs(Ledger.ACCOUNT), reason), 1L));
      }
    }
    earnings
        .byBatch
        .values()
        .forEach(list -> list.sort(Comparator.comparing(ItemStory.Earned::contributor)));
    return earnings;
  }

  /** By pseudonym. */
  List<ItemStory.Earned> in(String batch) {
    return byBatch.getOrDefault(batch, List.of());
  }

  private void add(String batch, Row row, long pieces) {
    byBatch
        .computeIfAbsent(batch, any -> new ArrayList<>())
        .add(
            new ItemStory.Earned(
                row.getAs(Ledger.ACCOUNT),
                row.getAs(Ledger.REASON),
                pieces,
                row.getAs(Ledger.AMOUNT),
                row.getAs(Ledger.ADDRESS) == null));
  }

  /** Accepted items by batch, person and reason. */
  private static Map<List<String>, Long> pieces(
      TableStore tables, List<BatchKey> keys, SortedSet<String> people) {
    Column isTheirs = lit(false);
    for (String person : people) {
      isTheirs = isTheirs.or(array_contains(col(Verdicts.CONTRIBUTORS), person));
    }
    Column[] wanted = people.stream().map(person -> lit(person)).toArray(Column[]::new);
    List<Row> rows =
        tables
            .read(Verdicts.TABLE, keys)
            .where(col(Verdicts.VERDICT).equalTo("accepted").and(isTheirs))
            .select(
                col(BATCH_ID),
                explode(array_intersect(col(Verdicts.CONTRIBUTORS), array(wanted))).as(PERSON),
                col(Verdicts.REVISION))
            .groupBy(col(BATCH_ID), col(PERSON), col(Verdicts.REVISION))
            .agg(count(lit(1)))
            .collectAsList();
    Map<List<String>, Long> pieces = new HashMap<>();
    for (Row row : rows) {
      pieces.put(
          Arrays.asList(row.getString(0), row.getString(1), reason(row.getBoolean(2))),
          row.getLong(3));
    }
    return pieces;
  }

  private static String reason(boolean isRevision) {
    return isRevision ? "revision" : "accepted-record";
  }
}
