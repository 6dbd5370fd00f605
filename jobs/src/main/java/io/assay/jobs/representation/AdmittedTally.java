package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.decision.AcceptedContents;
import io.assay.jobs.decision.ItemVerdicts;
import io.assay.jobs.spark.CatalystRows;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.RewardsSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of what a batch admits and of the dataset with it. Of the dataset only what the batch
 * changes is counted, as far as the last batch left its counts. Each content is read once, whatever
 * it is counted for; what is persisted here goes with {@link #close}.
 */
final class AdmittedTally implements AutoCloseable {
  private static final String IS_LATE = "is_late";
  private static final String IS_OWN = "is_own";
  private static final String IS_OTHER = "is_other";
  private static final String[] CONTENT = {ITEM_ID, BATCH_ID};

  private final StageContext context;
  private final TallyRows rows;
  private final ItemVerdicts verdicts;
  private final @Nullable Tally before;
  private final List<Dataset<Row>> persisted = new ArrayList<>();
  private final Dataset<Row> own;
  private final @Nullable Dataset<Row> late;
  private final Tally batch;
  private final @Nullable After known;

  /**
   * Counts what the batch admits.
   *
   * @param left the dataset as the batch before left it, not summed; null if that has to be counted
   */
  AdmittedTally(StageContext context, TallyRows rows, @Nullable Tally left) {
    this.context = context;
    this.rows = rows;
    this.verdicts = ItemVerdicts.judge(context);
    // What was displaced by a content that is rejected now stands again, so all is counted anew.
    this.before = verdicts.rejectsEarlier() ? null : left;
    boolean isFirst = context.batch().history().isEmpty();
    if (isFirst || before != null && verdicts.late() == null) {
      // Gaps that are paid for are looked for in it too: then it is read once for both.
      RewardsSection rewards = context.charter().rewards();
      Dataset<Row> once = rows.admitted(verdicts);
      this.own = rewards == null || rewards.bounties() == null ? once : kept(once);
      this.late = null;
      this.batch = persist(rows.own(own));
      this.known = isFirst ? new After(batch, null, true) : null;
      return;
    }
    Dataset<Row> all = judged();
    Dataset<Row> changed =
        before == null
            ? together(all, AcceptedContents.of(context, all))
            : together(all, AcceptedContents.displaced(context, all));
    this.own = changed.where(col(IS_OWN));
    this.late = changed.where(col(IS_LATE));
    Column isKnown = col(IS_OWN).and(TallyRows.isKnown());
    this.batch = persist(rows.counted(changed.where(col(IS_OWN).or(col(IS_LATE))), isKnown));
    Tally others = rows.counted(changed.where(col(IS_OTHER)));
    if (before == null) {
      this.known = new After(persist(others), null, true);
    } else {
      Tally displaced = persist(others.negated());
      this.known = new After(persist(before.plus(batch, displaced).left()), displaced, false);
    }
  }

  /** What the batch itself delivered and admits, row by row. */
  Dataset<Row> own() {
    return own;
  }

  /** What it accepts of the history, row by row; null for nothing. */
  @Nullable Dataset<Row> late() {
    return late;
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
   * @param revising contents of the batch whose item may have been accepted before
   */
  After after(long revising) {
    if (known != null) {
      return known;
    }
    Tally left = Objects.requireNonNull(before);
    if (revising == 0) {
      return new After(persist(left.plus(batch).left()), null, false);
    }
    Dataset<Row> displaced = kept(AcceptedContents.displaced(context, judged()));
    Tally gone = persist(rows.counted(rows.read(displaced, List.of(), few(displaced))).negated());
    return new After(persist(left.plus(batch, gone).left()), gone, false);
  }

  @Override
  public void close() {
    persisted.forEach(Dataset::unpersist);
  }

  /**
   * All verdicts of the batch, without how they came about: that is a plan of hundreds of steps,
   * which would be gone through again for each use, and in each again for each step above it.
   */
  private Dataset<Row> judged() {
    Dataset<Row> all = kept(verdicts.all());
    return CatalystRows.of(context.spark(), all.queryExecution().toRdd().toJavaRDD(), all.schema());
  }

  /**
   * All that the batch admits, and other contents, each read once.
   *
   * @param all verdicts of the batch
   * @param others item ids and delivering batches
   */
  private Dataset<Row> together(Dataset<Row> all, Dataset<Row> others) {
    Column isLate = col(Verdicts.SUPERSEDES_LEAF).isNotNull();
    Dataset<Row> admitted =
        ItemVerdicts.admitted(all)
            .select(
                col(ITEM_ID),
                col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID),
                col(Verdicts.REASONS),
                col(Verdicts.REVISION),
                isLate.as(IS_LATE),
                not(isLate).as(IS_OWN));
    Dataset<Row> set =
        admitted
            .join(others.withColumn(IS_OTHER, lit(true)), CONTENT, "full_outer")
            .na()
            .fill(false, new String[] {IS_LATE, IS_OWN, IS_OTHER});
    Dataset<Row> once = kept(set);
    return kept(
        rows.read(
            once,
            List.of(IS_LATE, IS_OWN, IS_OTHER, Verdicts.REASONS, Verdicts.REVISION),
            few(once)));
  }

  /** Of a set, the batches alone that delivered some of it. */
  private List<BatchKey> few(Dataset<Row> set) {
    Set<String> batches = new HashSet<>();
    set.select(BATCH_ID).distinct().collectAsList().forEach(row -> batches.add(row.getString(0)));
    return keys().stream().filter(key -> batches.contains(key.batchId())).toList();
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
