package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.table.Chains;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.NearIndex;
import io.assay.jobs.table.Nearest;
import io.assay.rules.dedupe.join.TokenOrder;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Judges all open records of a batch in one task, in order of priority; see {@link Judgement}. Rows
 * are streamed through a sort that spills; what the task holds is eight bytes for each shingle of
 * the distinct sets that came by, the prefixes of the kept ones, and some hundred bytes for each
 * kept record and for each digest that several records share.
 */
final class Judge implements MapPartitionsFunction<Row, Row> {
  /**
   * Item, what {@link Duplicates} says of it, if anything, and of a kept one the entry and what
   * {@link Nearest} and {@link Chains} say.
   */
  static final StructType SCHEMA =
      new StructType()
          .add(ITEM_ID, DataTypes.StringType)
          .add(Duplicates.KIND, DataTypes.StringType)
          .add(Duplicates.KEPT_ITEM_ID, DataTypes.StringType)
          .add(Duplicates.KEPT_BATCH_ID, DataTypes.StringType)
          .add(Duplicates.RULE, DataTypes.StringType)
          .add(Duplicates.COMPARED, Duplicates.COMPARISONS)
          .add(Duplicates.JACCARD, Duplicates.FIGURE)
          .add(Duplicates.CONTAINMENT, Duplicates.FIGURE)
          .add(NearIndex.ENTRY, DataTypes.BinaryType)
          .add(Nearest.NEAREST_ITEM_ID, DataTypes.StringType)
          .add(Nearest.NEAREST_BATCH_ID, DataTypes.StringType)
          .add(Nearest.SIMILARITY, Duplicates.FIGURE)
          .add(Nearest.NOVELTY, DataTypes.IntegerType)
          .add(Chains.SIZE, DataTypes.LongType)
          .add(Chains.ROOT_ITEM_ID, DataTypes.StringType)
          .add(Chains.ROOT_BATCH_ID, DataTypes.StringType)
          .add(Chains.ROOT_SIZE, DataTypes.LongType);

  private static final long serialVersionUID = 1L;

  private final NearTerms terms;
  private final PairFigures figures;
  private final TokenOrder order;
  private final TokenOrder indexed;

  private Judge(NearTerms terms, TokenOrder order, TokenOrder indexed) {
    this.terms = terms;
    this.figures = new PairFigures(terms.near());
    this.order = order;
    this.indexed = indexed;
  }

  /**
   * @param rows of {@link OpenRecords#SCHEMA}
   * @param order of the batch's own tokens, which keeps the join short whatever history was like
   * @param indexed the order that entries of the index are made in
   */
  static Dataset<Row> of(Dataset<Row> rows, NearTerms terms, TokenOrder order, TokenOrder indexed) {
    return rows.repartition(1)
        .sortWithinPartitions(
            col(Compared.OFFERED),
            col(CurrentVerdicts.DELIVERED_SEQUENCE),
            col(Items.SUBMITTED_AT),
            col(ITEM_ID),
            col(OpenRecords.ROLE))
        .mapPartitions(new Judge(terms, order, indexed), Encoders.row(SCHEMA));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Judgement judgement = new Judgement(terms, figures, new Judgement.Orders(order, indexed));
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
        .<Row>mapMulti(
            (row, out) -> {
              Row told = judgement.take(row);
              if (told != null) {
                out.accept(told);
              }
            })
        .iterator();
  }
}
