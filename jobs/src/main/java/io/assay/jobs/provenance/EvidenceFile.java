package io.assay.jobs.provenance;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.lineage.evidence.Evidence;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.reward.Settlement;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.GateOutcome;
import io.assay.rules.decision.GateStatus;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Writes {@code evidence.json} from the tables of a decided and rewarded batch. */
public final class EvidenceFile {
  private EvidenceFile() {}

  /** Name of the file among the proofs of a batch. */
  public static final String NAME = "evidence.json";

  /**
   * Writes the file whole.
   *
   * @param settlement null without rewards
   */
  public static void write(
      StageContext context, Evidence.Roots roots, @Nullable Settlement settlement) {
    Evidence evidence = of(context, roots, settlement);
    Path file = context.warehouse().proofs(context.batch().key().batchId()).resolve(NAME);
    try {
      AtomicFile.write(file, evidence.bytes());
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write %s: %s. Check disk and permissions.".formatted(file, StorageFault.of(e)),
          e);
    }
  }

  /** The evidence, from tables alone. */
  public static Evidence of(
      StageContext context, Evidence.Roots roots, @Nullable Settlement settlement) {
    Map<String, BigInteger> counts = new TreeMap<>();
    addIngest(context, counts);
    addVerdicts(context, counts);
    if (settlement != null) {
      addRewards(settlement, counts);
    }
    return new Evidence(
        context.charter().dataset().id(),
        context.batch().key().batchId(),
        Hash.ofHex(context.charter().hash()),
        roots,
        counts,
        gates(context));
  }

  private static void addIngest(StageContext context, Map<String, BigInteger> counts) {
    Row row =
        context
            .tables()
            .read(Batches.TABLE, context.batch().key())
            .where(col(Batches.STAGE).equalTo(StageName.INGEST.text()))
            .select(col(Batches.ROWS_IN), col(Batches.ROWS_OUT), col(Batches.ROWS_REJECTED))
            .head();
    counts.put("ingest.in", BigInteger.valueOf(row.getLong(0)));
    counts.put("ingest.out", BigInteger.valueOf(row.getLong(1)));
    counts.put("ingest.rejected", BigInteger.valueOf(row.getLong(2)));
  }

  private static void addVerdicts(StageContext context, Map<String, BigInteger> counts) {
    for (String verdict : List.of("accepted", "rejected", "review")) {
      counts.put("verdicts." + verdict, BigInteger.ZERO);
    }
    List<Row> rows =
        context
            .tables()
            .read(Verdicts.TABLE, context.batch().key())
            .groupBy(col(Verdicts.VERDICT))
            .agg(count(lit(1)))
            .collectAsList();
    rows.forEach(
        row -> counts.put("verdicts." + row.getString(0), BigInteger.valueOf(row.getLong(1))));
  }

  private static void addRewards(Settlement settlement, Map<String, BigInteger> counts) {
    counts.put("rewards.pool", settlement.ledger().total());
    counts.put("rewards.carry", settlement.ledger().carryOut());
    counts.put("rewards.accounts", BigInteger.valueOf(settlement.balances().cumulative().size()));
    counts.put(
        "rewards.cumulative",
        settlement.balances().cumulative().values().stream()
            .reduce(BigInteger.ZERO, BigInteger::add));
  }

  private static List<GateOutcome> gates(StageContext context) {
    Map<String, Row> measured = new HashMap<>();
    for (Row row : context.tables().read(Gates.TABLE, context.batch().key()).collectAsList()) {
      measured.put(row.getAs(Gates.GATE), row);
    }
    List<GateOutcome> outcomes = new ArrayList<>();
    for (GateEntry gate : context.charter().gates()) {
      Row row = measured.get(gate.id());
      if (row != null) {
        outcomes.add(new GateOutcome(gate, value(row), status(row)));
      }
    }
    return outcomes;
  }

  private static @Nullable Fraction value(Row row) {
    String numerator = row.getAs(Gates.NUMERATOR);
    String denominator = row.getAs(Gates.DENOMINATOR);
    return numerator == null || denominator == null
        ? null
        : new Fraction(new BigInteger(numerator), new BigInteger(denominator));
  }

  private static GateStatus status(Row row) {
    return GateStatus.valueOf(row.<String>getAs(Gates.OUTCOME).toUpperCase(Locale.ROOT));
  }
}
