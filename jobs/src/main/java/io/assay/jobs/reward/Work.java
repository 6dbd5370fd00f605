package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Votes;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.WorkKind;
import io.assay.lineage.reward.WorkUnit;
import io.assay.rules.charter.CuratorBasis;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.charter.VoteBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The work of a batch that counts, by people. Everything is paid once: an item in the batch that
 * first accepts it, a vote in the batch that first agrees on its item's label or, later, in the one
 * it arrives with, or what votes told in the batch in which they tell it, a decision as {@link
 * FirstDecisions} or {@link CountedDecisions} say.
 */
final class Work {
  private static final String COUNT = "count";

  private final TableStore tables;
  private final RewardsSection terms;
  private final StageContext context;

  Work(StageContext context, RewardsSection terms) {
    this.tables = context.tables();
    this.terms = terms;
    this.context = context;
  }

  /**
   * Accepted items and votes; all of it, and the decisions, are written to {@link PaidWork}.
   *
   * @param decisions as {@link #decisions} gives them
   */
  List<WorkUnit> units(SortedMap<Pseudonym, Long> decisions) {
    List<WorkUnit> others =
        context.charter().labels() == null
            ? List.of()
            : isPaidByInformation() ? InformationPay.of(context).work() : votes();
    List<WorkUnit> units = new ArrayList<>(new PaidItems(context, terms).write(others, decisions));
    units.addAll(others);
    return units;
  }

  /** Review decisions by curator; nobody is paid for deciding on an item of one's own. */
  SortedMap<Pseudonym, Long> decisions() {
    return terms.bases().curator() == CuratorBasis.AGREEMENT
        ? new CountedDecisions(context).agreed()
        : new FirstDecisions(context).ofBatch();
  }

  private boolean isPaidByInformation() {
    return terms.voteBasis() == VoteBasis.INFORMATION;
  }

  private List<WorkUnit> votes() {
    Dataset<Row> paid =
        new AgreeingVotes(context)
            .toPay()
            .join(owners(), ITEM_ID)
            .where(not(array_contains(col(Items.CONTRIBUTORS), col(Votes.ANNOTATOR))))
            .join(withoutInformation(), new String[] {Votes.ANNOTATOR}, "left_anti")
            .groupBy(array(col(Votes.ANNOTATOR)).as("people"))
            .agg(count(lit(1)).as(COUNT));
    List<WorkUnit> units = new ArrayList<>();
    for (Row row : paid.collectAsList()) {
      units.add(WorkUnit.of(people(row), WorkKind.VOTE, row.getLong(1)));
    }
    return units;
  }

  /** Annotators who copy, or do not look at the items: even where they agree, by nobody's merit. */
  private Dataset<Row> withoutInformation() {
    return tables
        .read(Annotators.TABLE, context.batch().key())
        .where(col(Annotators.FLAGGED))
        .select(col(Annotators.ANNOTATOR));
  }

  /** The contributors of every item; an id belongs to the same people for good. */
  private Dataset<Row> owners() {
    return tables
        .read(Items.TABLE, context.batch().key())
        .unionByName(tables.read(Items.TABLE, context.batch().pastKeys()))
        .where(col(Items.DELIVERY).isin(Delivery.NEW.text(), Delivery.FOREIGN.text()))
        .select(col(ITEM_ID), col(Items.CONTRIBUTORS), col(BATCH_ID))
        .dropDuplicates(ITEM_ID)
        .drop(BATCH_ID);
  }

  private static List<Pseudonym> people(Row row) {
    return row.<String>getList(0).stream().map(Pseudonym::new).toList();
  }
}
