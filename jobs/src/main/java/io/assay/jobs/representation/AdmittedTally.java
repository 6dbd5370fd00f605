package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;

import io.assay.jobs.decision.AcceptedContents;
import io.assay.jobs.decision.ItemVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.rules.charter.RewardsSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of what a batch admits and of the dataset with it. Of the dataset only what the batch
 * changes is counted, as far as the last batch left its counts. What is persisted here goes with
 * {@link #close}.
 */
final class AdmittedTally implements AutoCloseable {
  private final StageContext context;
  private final TallyRows rows;
  private final ItemVerdicts verdicts;
  private final List<Dataset<Row>> persisted = new ArrayList<>();
  private final Dataset<Row> admitted;
  private final Tally batch;

  AdmittedTally(StageContext context, TallyRows rows) {
    this.context = context;
    this.rows = rows;
    this.verdicts = ItemVerdicts.judge(context);
    Dataset<Row> late = verdicts.late();
    // Gaps that are paid for are looked for in it too: then it is read once for both.
    RewardsSection rewards = context.charter().rewards();
    Dataset<Row> once = rows.admitted(verdicts);
    this.admitted = rewards == null || rewards.bounties() == null ? once : kept(once);
    Tally own = rows.own(admitted);
    this.batch =
        persist(late == null ? own : own.plus(rows.of(AcceptedContents.ofBatch(late), keys())));
  }

  /** By which the batch's contents are admitted. */
  ItemVerdicts verdicts() {
    return verdicts;
  }

  /** What the batch itself delivered and admits, row by row. */
  Dataset<Row> admitted() {
    return admitted;
  }

  /** What the batch admits, contents of the history that it accepts late among it. */
  Tally batch() {
    return batch;
  }

  /**
   * The accepted dataset after the batch.
   *
   * @param displaced what falls out of it with the batch, as negative numbers; null for nothing
   * @param isCountedAnew whether it does not follow from what the batch before left
   */
  record After(Tally dataset, @Nullable Tally displaced, boolean isCountedAnew) {}

  /**
   * Counts the dataset.
   *
   * @param known contents of the batch whose item may have been accepted before
   * @param left what the batch before left, not summed; null if nothing can be counted on from
   */
  After after(long known, @Nullable Tally left) {
    // What was displaced by a content that is rejected now stands again, so all is counted anew.
    Tally before = verdicts.rejectsEarlier() ? null : left;
    if (context.batch().history().isEmpty()) {
      return new After(batch, null, true);
    }
    if (before != null && known == 0 && verdicts.late() == null) {
      return new After(persist(before.plus(batch).left()), null, false);
    }
    Dataset<Row> all = kept(verdicts.all());
    if (before == null) {
      return new After(persist(rows.of(AcceptedContents.of(context, all), keys())), null, true);
    }
    Tally displaced = persist(few(AcceptedContents.displaced(context, all)).negated());
    return new After(persist(before.plus(batch, displaced).left()), displaced, false);
  }

  @Override
  public void close() {
    persisted.forEach(Dataset::unpersist);
  }

  /** Counts a small set, whose contents are read from the batches alone that delivered some. */
  private Tally few(Dataset<Row> set) {
    Dataset<Row> kept = kept(set);
    Set<String> batches = new HashSet<>();
    kept.select(BATCH_ID).distinct().collectAsList().forEach(row -> batches.add(row.getString(0)));
    return rows.of(kept, keys().stream().filter(key -> batches.contains(key.batchId())).toList());
  }

  private List<BatchKey> keys() {
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    return keys;
  }

  private Tally persist(Tally tally) {
    return new Tally(kept(tally.rows()));
  }

  private Dataset<Row> kept(Dataset<Row> rows) {
    Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK());
    persisted.add(kept);
    return kept;
  }
}
