package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.Pools;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.PieceValue;
import io.assay.lineage.reward.Reasons;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for contents that this batch rejects for good, by pseudonym: few rows, since people
 * decide on each of them.
 */
final class Recalls {
  private final StageContext context;

  Recalls(StageContext context) {
    this.context = context;
  }

  /** Above 0 each. */
  SortedMap<Pseudonym, BigInteger> overpaid() {
    SortedMap<Pseudonym, BigInteger> overpaid = new TreeMap<>();
    for (BatchKey past : context.batch().pastKeys()) {
      SortedMap<Pseudonym, BigInteger> ofBatch = new TreeMap<>();
      for (Row row : recalled(past)) {
        value(past)
            .of(weight(past, row), row.<String>getList(0).stream().map(Pseudonym::new).toList())
            .forEach((person, amount) -> ofBatch.merge(person, amount, BigInteger::add));
      }
      SortedMap<Pseudonym, BigInteger> cut = ofBatch.isEmpty() ? ofBatch : overCap(past);
      ofBatch.forEach(
          (person, amount) -> {
            BigInteger owed = amount.subtract(cut.getOrDefault(person, BigInteger.ZERO));
            if (owed.signum() > 0) {
              overpaid.merge(person, owed, BigInteger::add);
            }
          });
    }
    return overpaid;
  }

  /** Of what a batch paid, what is rejected now: contributors, kind and quality. */
  private List<Row> recalled(BatchKey past) {
    Dataset<Row> rejected =
        context
            .tables()
            .read(Verdicts.TABLE, context.batch().key())
            .where(
                col(Verdicts.VERDICT)
                    .equalTo("rejected")
                    .and(col(Verdicts.SUPERSEDES_BATCH_ID).equalTo(past.batchId())))
            .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(PaidWork.DELIVERED_BATCH_ID));
    return rejected.isEmpty()
        ? List.of()
        : context
            .tables()
            .read(PaidWork.TABLE, past)
            .drop(BATCH_ID)
            .join(rejected, new String[] {ITEM_ID, PaidWork.DELIVERED_BATCH_ID}, "left_semi")
            .select(col(PaidWork.CONTRIBUTORS), col(PaidWork.KIND), col(PaidWork.QUALITY))
            .collectAsList();
  }

  private Row pool(BatchKey past) {
    return context.tables().list(Pools.TABLE, past).get(0);
  }

  private PieceValue value(BatchKey past) {
    Row pool = pool(past);
    @Nullable String cap = pool.getAs(Pools.MAX_PER_ITEM);
    return new PieceValue(
        new BigInteger(pool.<String>getAs(Pools.WORK_PART)),
        new BigInteger(pool.<String>getAs(Pools.WORK_WEIGHT)),
        cap == null ? null : new BigInteger(cap));
  }

  private BigInteger weight(BatchKey past, Row row) {
    Map<String, Long> weights = pool(past).getJavaMap(pool(past).fieldIndex(Pools.WEIGHTS));
    return BigInteger.valueOf(weights.getOrDefault(row.getString(1), 0L))
        .multiply(BigInteger.valueOf(row.getInt(2)));
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
