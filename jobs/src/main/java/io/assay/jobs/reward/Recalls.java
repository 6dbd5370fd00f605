package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.Pools;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Overpayment;
import io.assay.lineage.reward.PieceValue;
import io.assay.lineage.reward.Reasons;
import io.assay.lineage.reward.WorkKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for contents, and as bounties for them, that are rejected for good since the last
 * batch that booked any, by pseudonym: few rows, since people decide on each of them.
 */
final class Recalls {
  private static final String[] CONTENT = {ITEM_ID, PaidWork.DELIVERED_BATCH_ID};
  private static final String IS_BOOKED = "is_booked";
  private static final String COUNT = "count";

  private final StageContext context;
  private final List<BatchKey> past;

  Recalls(StageContext context) {
    this.context = context;
    this.past = context.batch().pastKeys();
  }

  /** Above 0 each. */
  SortedMap<Pseudonym, BigInteger> overpaid() {
    SortedMap<Pseudonym, BigInteger> overpaid = new TreeMap<>();
    List<BatchKey> unbooked = unbooked();
    boolean mayHaveChanged =
        unbooked.stream()
            .anyMatch(batch -> CurrentVerdicts.mayHaveChangedWith(context.tables(), batch));
    if (past.isEmpty() || !mayHaveChanged || rejected(unbooked).isEmpty()) {
      return overpaid;
    }
    List<Row> rows = recalled(unbooked);
    for (BatchKey paying : past) {
      List<Row> ofBatch =
          rows.stream().filter(row -> paying.batchId().equals(row.getAs(BATCH_ID))).toList();
      if (ofBatch.stream().anyMatch(row -> !isBooked(row))) {
        found(paying, ofBatch).forEach((who, sum) -> overpaid.merge(who, sum, BigInteger::add));
      }
    }
    return overpaid;
  }

  /** This batch, and those before it that pay nobody and so book nothing. */
  private List<BatchKey> unbooked() {
    List<BatchKey> unbooked = new ArrayList<>(List.of(context.batch().key()));
    for (int i = past.size() - 1; i >= 0; i--) {
      if (context.tables().count(Pools.TABLE, past.get(i)) > 0) {
        return unbooked;
      }
      unbooked.add(past.get(i));
    }
    return unbooked;
  }

  private Dataset<Row> rejected(List<BatchKey> keys) {
    return context
        .tables()
        .read(Verdicts.TABLE, keys)
        .where(
            col(Verdicts.VERDICT)
                .equalTo("rejected")
                .and(col(Verdicts.SUPERSEDES_LEAF).isNotNull()));
  }

  /** Work on contents that were ever recalled, by the batch that paid it and by its kind. */
  private List<Row> recalled(List<BatchKey> unbooked) {
    List<BatchKey> all = new ArrayList<>(past);
    all.add(context.batch().key());
    Object[] ids = unbooked.stream().map(BatchKey::batchId).toArray();
    Column isBooked = not(col(BATCH_ID).isin(ids));
    Dataset<Row> contents =
        rejected(all)
            .groupBy(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(CONTENT[1]))
            .agg(max(isBooked).as(IS_BOOKED));
    return context
        .tables()
        .read(PaidWork.TABLE, past)
        .join(contents, CONTENT)
        .groupBy(
            col(BATCH_ID),
            col(PaidWork.CONTRIBUTORS),
            col(PaidWork.KIND),
            col(PaidWork.QUALITY),
            coalesce(col(PaidWork.BOUNTY), lit(0)).as(PaidWork.BOUNTY),
            col(IS_BOOKED))
        .agg(count(lit(1)).as(COUNT))
        .collectAsList();
  }

  private static boolean isBooked(Row row) {
    return row.<Boolean>getAs(IS_BOOKED);
  }

  private SortedMap<Pseudonym, BigInteger> found(BatchKey paying, List<Row> rows) {
    Row pool = context.tables().list(Pools.TABLE, paying).get(0);
    Map<String, Long> weights = pool.getJavaMap(pool.fieldIndex(Pools.WEIGHTS));
    Map<String, Long> bounties = bounties(pool);
    List<Overpayment.Recalled> before = new ArrayList<>();
    List<Overpayment.Recalled> now = new ArrayList<>();
    for (Row row : rows) {
      String kind = row.getAs(PaidWork.KIND);
      (isBooked(row) ? before : now)
          .add(
              new Overpayment.Recalled(
                  row.<String>getList(row.fieldIndex(PaidWork.CONTRIBUTORS)).stream()
                      .map(Pseudonym::new)
                      .toList(),
                  WorkKind.ofReason(kind),
                  weight(weights, kind, row.<Integer>getAs(PaidWork.QUALITY)),
                  weight(bounties, kind, row.<Integer>getAs(PaidWork.BOUNTY)),
                  row.<Long>getAs(COUNT)));
    }
    return new Overpayment(value(pool), overCap(paying)).found(before, now);
  }

  private static BigInteger weight(Map<String, Long> weights, String kind, int basisPoints) {
    return BigInteger.valueOf(weights.getOrDefault(kind, 0L))
        .multiply(BigInteger.valueOf(basisPoints));
  }

  private static Map<String, Long> bounties(Row pool) {
    int index = pool.fieldIndex(Pools.BOUNTY_WEIGHTS);
    return pool.isNullAt(index) ? Map.of() : pool.getJavaMap(index);
  }

  private static PieceValue value(Row pool) {
    @Nullable String cap = pool.getAs(Pools.MAX_PER_ITEM);
    @Nullable String bountyWeight = pool.getAs(Pools.BOUNTY_WEIGHT);
    return new PieceValue(
        new BigInteger(pool.<String>getAs(Pools.WORK_PART)),
        new BigInteger(pool.<String>getAs(Pools.WORK_WEIGHT)),
        cap == null ? null : new BigInteger(cap),
        bountyWeight == null
            ? PieceValue.Offered.NOTHING
            : new PieceValue.Offered(
                new BigInteger(pool.<String>getAs(Pools.BOUNTIES)), new BigInteger(bountyWeight)));
  }

  /** What the cap for contributors cut off then, which nobody got. */
  private SortedMap<Pseudonym, BigInteger> overCap(BatchKey past) {
    SortedMap<Pseudonym, BigInteger> cut = new TreeMap<>();
    for (Row row : context.tables().list(Ledger.TABLE, past)) {
      if (row.<String>getAs(Ledger.REASON).equals(Reasons.OVER_CAP)) {
        BigInteger amount = new BigInteger(row.<String>getAs(Ledger.AMOUNT));
        cut.merge(new Pseudonym(row.getAs(Ledger.ACCOUNT)), amount.negate(), BigInteger::add);
      }
    }
    return cut;
  }
}
