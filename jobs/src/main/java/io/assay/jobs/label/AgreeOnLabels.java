package io.assay.jobs.label;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Votes;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.label.Consensus;
import io.assay.rules.label.MajorityVote;
import io.assay.rules.label.Vote;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * One item with all its votes becomes a row of {@code labels}, with the annotators whose votes
 * count and what they said.
 */
final class AgreeOnLabels implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Annotators whose votes count, by the label they gave. */
  static final String COUNTED = "counted";

  /** All votes on the item. */
  static final String VOTES = "all_votes";

  static final StructType SCHEMA =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(Labels.LABEL, DataTypes.StringType)
          .add(Labels.OUTCOME, DataTypes.StringType)
          .add(Labels.VOTES, DataTypes.LongType)
          .add(Labels.AGREEING, DataTypes.LongType)
          .add(Labels.TALLY, DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType))
          .add(COUNTED, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));

  private final MajorityVote majority;

  AgreeOnLabels(MajorityVote majority) {
    this.majority = majority;
  }

  @Override
  public Row call(Row row) {
    List<Vote> votes = new ArrayList<>();
    List<Row> delivered = row.isNullAt(2) ? List.of() : row.getList(2);
    for (Row vote : delivered) {
      Timestamp at = vote.getAs(Votes.VOTED_AT);
      votes.add(
          new Vote(
              vote.getAs(Votes.ANNOTATOR),
              vote.getAs(Votes.LABEL),
              vote.<Long>getAs(CurrentVerdicts.SEQUENCE),
              at == null ? null : at.toInstant()));
    }
    var contributors = new HashSet<>(row.<String>getList(1));
    var counted = majority.counted(contributors, votes);
    Consensus consensus = majority.consensus(contributors, votes);
    var labels = new java.util.TreeMap<String, String>();
    counted.forEach((annotator, vote) -> labels.put(annotator, vote.label()));
    return RowFactory.create(
        row.getString(0),
        consensus.label(),
        outcome(consensus),
        consensus.votes(),
        consensus.leadingVotes(),
        JavaConverters.mapAsScalaMap(consensus.counts()),
        JavaConverters.mapAsScalaMap(labels));
  }

  private static String outcome(Consensus consensus) {
    ReasonCode undecided = consensus.undecided();
    return undecided == null ? "decided" : undecided.text().substring("label:".length());
  }

  /** The columns that {@link #call} reads. */
  static List<String> input() {
    return List.of(TableDefinition.ITEM_ID, Items.CONTRIBUTORS, VOTES);
  }
}
