package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Reputations;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.ReputationTerms;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.Reputation;
import io.assay.rules.decision.VerdictKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Everybody's {@link Reputation} before and after a batch, by pseudonym: as many as people. A batch
 * adds what its verdicts change to what the one before left; where that left nothing, the verdicts
 * of the whole history are counted.
 */
final class Standing {
  private static final String BEFORE = "before";
  private static final BigInteger BASIS_POINTS = BigInteger.valueOf(10_000);

  private final StageContext context;

  Standing(StageContext context) {
    this.context = context;
  }

  /** After the last batch of the history. */
  SortedMap<String, Reputation> before() {
    List<BatchKey> past = context.batch().pastKeys();
    SortedMap<String, Reputation> standing = new TreeMap<>();
    if (past.isEmpty()) {
      return standing;
    }
    List<Row> rows = context.tables().list(Reputations.TABLE, past.get(past.size() - 1));
    if (rows.isEmpty()) {
      add(
          standing,
          CurrentVerdicts.of(context.tables(), context.batch().history())
              .withColumn(BEFORE, lit(null).cast("string")));
    }
    for (Row row : rows) {
      standing.put(
          row.getAs(Reputations.CONTRIBUTOR),
          new Reputation(
              row.<Long>getAs(Reputations.ACCEPTED), row.<Long>getAs(Reputations.REJECTED)));
    }
    return standing;
  }

  /**
   * Leaves the reputations after the batch.
   *
   * @param verdicts all of the batch
   * @return number of rows
   */
  long write(ReputationTerms terms, Dataset<Row> verdicts) {
    SortedMap<String, Reputation> standing = before();
    add(standing, changes(verdicts));
    List<Row> rows = new ArrayList<>();
    standing.forEach(
        (person, reputation) ->
            rows.add(
                RowFactory.create(
                    person,
                    reputation.accepted(),
                    reputation.rejected(),
                    reputation.alpha(terms),
                    reputation.beta(terms),
                    basisPoints(reputation.reviewRate(terms)))));
    context.tables().append(Reputations.TABLE, context.batch().key(), 1, rows);
    return rows.size();
  }

  /** Verdicts with those that they supersede. */
  private Dataset<Row> changes(Dataset<Row> verdicts) {
    Column[] columns = {col(Verdicts.CONTRIBUTORS), col(Verdicts.VERDICT), col(BEFORE)};
    Dataset<Row> own =
        verdicts
            .where(col(Verdicts.SUPERSEDES_LEAF).isNull())
            .withColumn(BEFORE, lit(null).cast("string"))
            .select(columns);
    if (context.batch().history().isEmpty()) {
      return own;
    }
    Dataset<Row> earlier =
        CurrentVerdicts.of(context.tables(), context.batch().history())
            .select(
                col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID), col(Verdicts.VERDICT).as(BEFORE));
    return verdicts
        .where(col(Verdicts.SUPERSEDES_LEAF).isNotNull())
        .join(earlier, ItemVerdicts.on(ITEM_ID, Verdicts.DELIVERED_BATCH_ID), "left")
        .select(columns)
        .unionByName(own);
  }

  private static void add(SortedMap<String, Reputation> standing, Dataset<Row> changes) {
    List<Row> counts =
        changes
            .select(
                explode(col(Verdicts.CONTRIBUTORS)).as(Reputations.CONTRIBUTOR),
                change(VerdictKind.ACCEPTED).as(Reputations.ACCEPTED),
                change(VerdictKind.REJECTED).as(Reputations.REJECTED))
            .groupBy(col(Reputations.CONTRIBUTOR))
            .agg(sum(col(Reputations.ACCEPTED)), sum(col(Reputations.REJECTED)))
            .collectAsList();
    for (Row row : counts) {
      Reputation before = standing.getOrDefault(row.getString(0), Reputation.NEW);
      standing.put(
          row.getString(0),
          new Reputation(before.accepted() + row.getLong(1), before.rejected() + row.getLong(2)));
    }
  }

  /** One more of a kind, one less, or as many as before. */
  private static Column change(VerdictKind kind) {
    return when(ItemVerdicts.is(kind), 1L)
        .otherwise(0L)
        .minus(when(col(BEFORE).equalTo(Reasons.text(kind)), 1L).otherwise(0L));
  }

  private static long basisPoints(Fraction rate) {
    return rate.numerator().multiply(BASIS_POINTS).divide(rate.denominator()).longValueExact();
  }
}
