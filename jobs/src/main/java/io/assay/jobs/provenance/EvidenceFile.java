package io.assay.jobs.provenance;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Gates;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.lineage.evidence.Evidence;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.reward.Settlement;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.GateOutcome;
import io.assay.rules.decision.GateStatus;
import io.assay.rules.decision.VerdictKind;
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
   * @param trees what the trees hold
   * @param settlement null without rewards
   */
  public static void write(
      StageContext context, BatchTrees.Written trees, @Nullable Settlement settlement) {
    Evidence evidence = of(context, trees, settlement);
    Path file = context.warehouse().proofs(context.batch().key().batchId()).resolve(NAME);
    try {
      AtomicFile.write(file, evidence.bytes());
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write %s: %s. Check disk and permissions.".formatted(file, StorageFault.of(e)),
          e);
    }
  }

  private static Evidence of(
      StageContext context, BatchTrees.Written trees, @Nullable Settlement settlement) {
    Map<String, BigInteger> counts = new TreeMap<>();
    addIngest(context, counts);
    addVerdicts(trees.verdicts(), counts);
    if (settlement != null) {
      addRewards(settlement, counts);
    }
    return new Evidence(
        context.charter().dataset().id(),
        context.batch().key().batchId(),
        Hash.ofHex(context.charter().hash()),
        trees.roots(),
        counts,
        gates(context));
  }

  private static void addIngest(StageContext context, Map<String, BigInteger> counts) {
    Row row =
        context.tables().list(Batches.TABLE, context.batch().key()).stream()
            .filter(stage -> StageName.INGEST.text().equals(stage.getAs(Batches.STAGE)))
            .findFirst()
            .orElseThrow();
    counts.put("ingest.in", BigInteger.valueOf(row.<Long>getAs(Batches.ROWS_IN)));
    counts.put("ingest.out", BigInteger.valueOf(row.<Long>getAs(Batches.ROWS_OUT)));
    counts.put("ingest.rejected", BigInteger.valueOf(row.<Long>getAs(Batches.ROWS_REJECTED)));
  }

  private static void addVerdicts(Map<VerdictKind, Long> verdicts, Map<String, BigInteger> counts) {
    for (VerdictKind kind : VerdictKind.values()) {
      counts.put(
          "verdicts." + kind.name().toLowerCase(Locale.ROOT),
          BigInteger.valueOf(verdicts.getOrDefault(kind, 0L)));
    }
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
    for (Row row : context.tables().list(Gates.TABLE, context.batch().key())) {
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
