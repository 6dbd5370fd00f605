package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.DeclaredDuplicates;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.NearIndex;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Removes what repeats something else, in the order of priority ({@link
 * io.assay.rules.dedupe.Precedence}): each item that says the same as one kept before it after
 * normalisation, and, where the charter has {@code near}, each whose similarity to one kept before
 * it reaches a threshold. It is attached to the first such kept item; nothing is attached to a
 * removed one. Items compete once they have passed screening; history is what is accepted or waits
 * for review. A revision does not duplicate its own earlier content.
 *
 * <p>Rows in are the items that passed screening, rows out those that are kept.
 *
 * <p>With {@code exact} alone the stage reads the batch's contents once and joins digests. With
 * {@code near} one pass over them makes digests and sets, which are shuffled by digest; one task
 * then judges all ({@link Judge}). Of history it scans the indexes once, looks the few matches up,
 * and reads the texts of batches that hold one or are not indexed on the present basis. Entries of
 * items that do not stand any more are left in the index, and are passed over when they match.
 */
public final class DedupeStage implements Stage {

  @Override
  public StageName name() {
    return StageName.DEDUPE;
  }

  @Override
  public void check(StageContext context) {
    DeclaredDuplicates.of(context);
  }

  @Override
  public StageResult run(StageContext context) {
    DuplicatesSection section = DeclaredDuplicates.of(context);
    if (section == null || !section.exact() && section.near() == null) {
      return StageResult.skipped();
    }
    if (section.near() == null) {
      exact(context, section);
    } else {
      near(context, section);
    }
    return result(context, section);
  }

  private static void exact(StageContext context, DuplicatesSection section) {
    TableStore tables = context.tables();
    BatchKey key = context.batch().key();
    append(
        context,
        section,
        ComparedContents.digests(passed(context), section, fields(context), ITEM_ID));
    Dataset<Row> digests =
        tables.read(Digests.TABLE, key).select(col(ITEM_ID), col(Digests.DIGEST));
    Dataset<Row> placed = placed(context, digests, noContributors());
    try (HeldRows held = new HeldRows()) {
      Dataset<Row> repeats =
          ExactRepeats.among(withHistory(context, section, digests, placed, held))
              .withColumn(Duplicates.KIND, lit(Duplicates.EXACT))
              .withColumn(Duplicates.RULE, lit(null))
              .withColumn(Duplicates.COMPARED, array())
              .withColumn(Duplicates.JACCARD, lit(null))
              .withColumn(Duplicates.CONTAINMENT, lit(null));
      tables.append(Duplicates.TABLE, key, repeats);
    }
  }

  private static void near(StageContext context, DuplicatesSection section) {
    try (HeldRows held = new HeldRows()) {
      Dataset<Row> records =
          held.hold(
              ComparedContents.digestsAndSets(passed(context), section, fields(context), ITEM_ID));
      append(context, section, records.drop(ComparedContents.SET));
      Column contributors =
          section.findsRevisions() ? concat_ws(",", col(Items.CONTRIBUTORS)) : noContributors();
      Dataset<Row> placed = placed(context, records, contributors);
      Dataset<Row> compared =
          section.exact() ? withHistory(context, section, records, placed, held) : placed;
      long count = context.tables().count(Digests.TABLE, context.batch().key());
      new NearDuplicateSearch(context, section).write(compared, count);
    }
  }

  private static void append(
      StageContext context, DuplicatesSection section, Dataset<Row> digests) {
    String normalisation = DigestHistory.basis(context, section);
    context
        .tables()
        .append(
            Digests.TABLE,
            context.batch().key(),
            digests.withColumn(Digests.NORMALISATION, lit(normalisation)));
  }

  private static Dataset<Row> passed(StageContext context) {
    TableStore tables = context.tables();
    BatchKey key = context.batch().key();
    Dataset<Row> rejected =
        tables
            .read(Findings.TABLE, key)
            .where(col(Findings.SEVERITY).equalTo(Severity.REJECT.key()))
            .select(col(ITEM_ID));
    return tables.read(Contents.TABLE, key).join(rejected, new String[] {ITEM_ID}, "left_anti");
  }

  /** The batch's records with their places in the order of priority. */
  private static Dataset<Row> placed(
      StageContext context, Dataset<Row> records, Column contributors) {
    Dataset<Row> submitted =
        context
            .tables()
            .read(Items.TABLE, context.batch().key())
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(Items.SUBMITTED_AT), contributors.as(Compared.CONTRIBUTORS));
    return records
        .join(submitted, ITEM_ID)
        .withColumn(Compared.OFFERED, lit(true))
        .withColumn(CurrentVerdicts.DELIVERED_SEQUENCE, lit(context.batch().sequence()))
        .withColumn(BATCH_ID, lit(context.batch().key().batchId()));
  }

  private static Dataset<Row> withHistory(
      StageContext context,
      DuplicatesSection section,
      Dataset<Row> digests,
      Dataset<Row> placed,
      HeldRows held) {
    return context.batch().history().isEmpty()
        ? placed
        : placed.unionByName(new DigestHistory(context, section, held).matching(digests), true);
  }

  private static StageResult result(StageContext context, DuplicatesSection section) {
    TableStore tables = context.tables();
    BatchKey key = context.batch().key();
    long in = tables.count(Digests.TABLE, key);
    long found = tables.count(Duplicates.TABLE, key);
    Map<TableDefinition, Long> rows = new HashMap<>();
    rows.put(Digests.TABLE, in);
    rows.put(Duplicates.TABLE, found);
    if (section.near() == null) {
      return StageResult.done(in, in - found, rows);
    }
    rows.put(NearIndex.TABLE, tables.count(NearIndex.TABLE, key));
    long removed =
        section.findsRevisions()
            ? tables.read(Duplicates.TABLE, key).where(Duplicates.isRemoval()).count()
            : found;
    return StageResult.done(in, in - removed, rows);
  }

  private static Column noContributors() {
    return lit(null).cast("string");
  }

  private static List<String> fields(StageContext context) {
    return context.charter().intake().columns().content();
  }
}
