package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

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
  private static final String IS_STANDING = "is_standing";
  private static final String IS_DISPLACED = "is_displaced";
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
   * @param left the dataset as the batch before left it, null if that has to be counted
   */
  AdmittedTally(StageContext context, TallyRows rows, @Nullable Tally left) {
    this.context = context;
    this.rows = rows;
    this.verdicts = ItemVerdicts.judge(context);
    // What was displaced by a content that is rejected now stands again, so all is counted anew.
    this.before = verdicts.rejectsEarlier() ? null : left;
    if (before == null && !context.batch().history().isEmpty()) {
      Dataset<Row> all = everything();
      this.own = all.where(col(IS_OWN));
      this.late = all.where(col(IS_LATE));
      Column isKnown = col(IS_OWN).and(TallyRows.isKnown());
      this.batch = persist(rows.counted(all.where(col(IS_OWN).or(col(IS_LATE))), isKnown));
      this.known = new After(persist(rows.counted(all.where(col(IS_STANDING)))), null, true);
      return;
    }
    // Gaps that are paid for are looked for in it too: then it is read once for both.
    RewardsSection rewards = context.charter().rewards();
    Dataset<Row> once = rows.admitted(verdicts);
    this.own = rewards == null || rewards.bounties() == null ? once : kept(once);
    Dataset<Row> waited = verdicts.late();
    if (before == null || waited == null) {
      this.late = null;
      this.known = before == null ? After.ofFirst(persist(rows.own(own))) : null;
      this.batch = known == null ? persist(rows.own(own)) : known.dataset();
      return;
    }
    Dataset<Row> changed = changed();
    this.late = changed.where(col(IS_LATE));
    this.batch = persist(rows.own(own).plus(rows.counted(late)));
    Tally displaced = persist(rows.counted(changed.where(col(IS_DISPLACED))).negated());
    this.known = new After(persist(before.plus(batch).plus(displaced).left()), displaced, false);
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
  record After(Tally dataset, @Nullable Tally displaced, boolean isCountedAnew) {
    private static After ofFirst(Tally batch) {
      return new After(batch, null, true);
    }
  }

  /**
   * Counts the dataset.
   *
   * @param revising contents of the batch whose item may have been accepted before
   */
  After after(long revising) {
    if (known != null) {
      return known;
    }
    Tally left = java.util.Objects.requireNonNull(before);
    if (revising == 0) {
      return new After(persist(left.plus(batch)), null, false);
    }
    Dataset<Row> displaced = kept(AcceptedContents.displaced(context, judged()));
    Tally gone = persist(rows.counted(rows.read(displaced, List.of(), few(displaced))).negated());
    return new After(persist(left.plus(batch).plus(gone).left()), gone, false);
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

  /** All that stands after the batch and all that it admits, each content once. */
  private Dataset<Row> everything() {
    Dataset<Row> all = judged();
    Column isLate = col(Verdicts.SUPERSEDES_LEAF).isNotNull();
    Dataset<Row> admitted =
        marked(ItemVerdicts.admitted(all), isLate.as(IS_LATE), isLate.equalTo(false).as(IS_OWN));
    Dataset<Row> standing = AcceptedContents.of(context, all).withColumn(IS_STANDING, lit(true));
    return kept(
        rows.read(
            together(admitted, standing, IS_LATE, IS_OWN, IS_STANDING),
            List.of(IS_LATE, IS_OWN, IS_STANDING, Verdicts.REASONS, Verdicts.REVISION),
            keys()));
  }

  /** What the batch accepts of the history, and what it displaces, each content once. */
  private Dataset<Row> changed() {
    Dataset<Row> all = judged();
    Dataset<Row> waited =
        marked(
            ItemVerdicts.admitted(all).where(col(Verdicts.SUPERSEDES_LEAF).isNotNull()),
            lit(true).as(IS_LATE));
    Dataset<Row> displaced =
        AcceptedContents.displaced(context, all).withColumn(IS_DISPLACED, lit(true));
    Dataset<Row> set = kept(together(waited, displaced, IS_LATE, IS_DISPLACED));
    return kept(
        rows.read(
            set, List.of(IS_LATE, IS_DISPLACED, Verdicts.REASONS, Verdicts.REVISION), few(set)));
  }

  private static Dataset<Row> marked(Dataset<Row> verdicts, Column... marks) {
    List<Column> columns = new ArrayList<>(List.of(marks));
    columns.add(col(ITEM_ID));
    columns.add(col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID));
    columns.add(col(Verdicts.REASONS));
    columns.add(col(Verdicts.REVISION));
    return verdicts.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> together(Dataset<Row> one, Dataset<Row> other, String... marks) {
    return one.join(other, CONTENT, "full_outer").na().fill(false, marks);
  }

  /** Of a small set, the batches alone that delivered some of it. */
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
