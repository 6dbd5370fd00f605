package io.assay.jobs.decision;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.JudgedBy;
import io.assay.rules.charter.Metric;
import io.assay.rules.decision.Fraction;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What gates ask for that no column of items says: it follows from what the stages found. */
final class StageFigures {
  private final StageContext context;

  StageFigures(StageContext context) {
    this.context = context;
  }

  /**
   * The figure that a gate is judged by; null where it has none.
   *
   * @param set makes the item ids of what the gate is about, where they are needed
   */
  @Nullable Fraction of(GateEntry gate, Counts counts, Supplier<Dataset<Row>> set) {
    return switch (gate.metric().origin()) {
      case STAGES -> ofStages(gate.metric(), counts, set);
      case REPRESENTATION -> RepresentationGates.of(context, gate, gate.judgedBy());
      case ROWS -> throw new IllegalArgumentException("metric of rows: " + gate.metric());
    };
  }

  /** What was measured, of whose interval an end is judged; null where nothing was. */
  @Nullable Fraction measured(GateEntry gate) {
    return RepresentationGates.of(context, gate, JudgedBy.VALUE);
  }

  private @Nullable Fraction ofStages(Metric metric, Counts counts, Supplier<Dataset<Row>> set) {
    return switch (metric) {
      case DUPLICATE_SHARE -> Fraction.share(removed(), counts.judged());
      case REJECTED_SHARE -> Fraction.share(counts.rejected(), counts.judged());
      case LABEL_AGREEMENT -> LabelGates.agreement(context, set.get());
      case LABEL_ACCURACY -> LabelGates.accuracy(context, set.get());
      default -> throw new IllegalArgumentException("metric of no stage: " + metric);
    };
  }

  /** Without revisions; where the charter knows none, the statistics of the files tell. */
  private long removed() {
    BatchKey key = context.batch().key();
    DuplicatesSection section = context.charter().duplicates();
    return section != null && section.findsRevisions()
        ? context.tables().read(Duplicates.TABLE, key).where(Duplicates.isRemoval()).count()
        : context.tables().count(Duplicates.TABLE, key);
  }
}
