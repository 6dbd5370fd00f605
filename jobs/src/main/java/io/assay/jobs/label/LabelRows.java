package io.assay.jobs.label;

import io.assay.jobs.spark.CatalystRows;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.label.calibration.Strength;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of {@code labels}: of every item that the batch asks about, and of every item of
 * history that comes to something else than was told last.
 */
record LabelRows(LabelTerms terms, String method, Broadcast<Believed> believed)
    implements FlatMapFunction<Iterator<LabelPartition>, InternalRow> {

  static final StructType SCHEMA =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(Labels.LABEL, DataTypes.StringType)
          .add(Labels.OUTCOME, DataTypes.StringType)
          .add(Labels.VOTES, DataTypes.LongType)
          .add(Labels.AGREEING, DataTypes.LongType)
          .add(Labels.TALLY, DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType))
          .add(Labels.CONFIDENCE, DataTypes.DoubleType)
          .add(Labels.STRENGTH, DataTypes.IntegerType)
          .add(Labels.GOLD_RIGHT, DataTypes.BooleanType)
          .add(Labels.LOWER, DataTypes.DoubleType)
          .add(Labels.UPPER, DataTypes.DoubleType)
          .add(Labels.METHOD, DataTypes.StringType);

  /**
   * What labels follow from.
   *
   * @param confidences by strength
   */
  record Believed(Parameters parameters, double[] confidences) implements Serializable {}

  @Override
  public Iterator<InternalRow> call(Iterator<LabelPartition> partitions) {
    LabelPartition part = partitions.next();
    ItemPosterior posterior = new ItemPosterior(part.counting(), believed.value().parameters());
    Rows rows = new Rows(part, posterior);
    return IntStream.range(0, part.items().length)
        .filter(rows::isWritten)
        .mapToObj(rows::row)
        .iterator();
  }

  /** Whether an item has a row in this batch. */
  static boolean isWritten(JudgedItem item, long decision) {
    return item.asked || (item.told() != Decision.NONE && item.told() != decision);
  }

  private final class Rows {
    private final JudgedItem[] items;
    private final PackedVotes votes;
    private final ItemPosterior posterior;
    private final List<UTF8String> labels;
    private final UTF8String methodText = UTF8String.fromString(method);

    private Rows(LabelPartition part, ItemPosterior posterior) {
      this.items = part.items();
      this.votes = part.counting();
      this.posterior = posterior;
      this.labels = terms.labels().stream().map(UTF8String::fromString).toList();
    }

    private boolean isWritten(int item) {
      return LabelRows.isWritten(items[item], decision(item));
    }

    private int decision(int item) {
      return Decision.of(votes, item, posterior, terms.quorum());
    }

    private InternalRow row(int item) {
      int decision = decision(item);
      long[] tally = new long[labels.size()];
      long most = 0;
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        most = Math.max(most, ++tally[votes.label(vote)]);
      }
      boolean isDecided = decision >= 0;
      @Nullable Integer strength =
          isDecided ? Strength.of(votes, item, decision, posterior.of(item)[decision]) : null;
      return new GenericInternalRow(
          new @Nullable Object[] {
            items[item].id,
            isDecided ? labels.get(decision) : null,
            CatalystRows.text(Decision.outcome(decision)),
            (long) votes.votesOn(item),
            isDecided ? tally[decision] : most,
            map(tally),
            strength == null ? null : believed.value().confidences()[strength],
            strength,
            isDecided && items[item].gold >= 0 ? items[item].gold == decision : null,
            null,
            null,
            methodText
          });
    }

    private ArrayBasedMapData map(long[] tally) {
      int[] given = IntStream.range(0, tally.length).filter(label -> tally[label] > 0).toArray();
      Object[] counts = IntStream.of(given).mapToObj(label -> (Object) tally[label]).toArray();
      Object[] keys = IntStream.of(given).mapToObj(label -> (Object) labels.get(label)).toArray();
      return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(counts));
    }
  }
}
