package io.assay.jobs.label;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.label.suspect.SuspectSearch;
import io.assay.jobs.spark.CatalystRows;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.LabelFigures;
import io.assay.jobs.table.LabelMethods;
import io.assay.jobs.table.LabelQuestions;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Relabel;
import io.assay.jobs.table.Suspects;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Votes;
import io.assay.rules.charter.GivenLabelsSection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the label of every item from all votes so far. Rows in are the items that the batch
 * brings, those of history that get votes with it, and those whose label changes by what it says of
 * annotators; rows out are those with a label. A batch without items and votes changes nothing.
 * Labels that records bring along are judged beside it.
 */
public final class LabelStage implements Stage {

  @Override
  public StageName name() {
    return StageName.LABEL;
  }

  @Override
  public void check(StageContext context) {
    LabelTerms words = LabelTerms.of(context.charter());
    NumberTerms numbers = NumberTerms.of(context.charter());
    SetTerms sets = SetTerms.of(context.charter());
    if (words != null) {
      gold(context, words);
    } else if (sets != null) {
      gold(context, sets);
    } else if (numbers != null) {
      gold(context, numbers);
    }
  }

  @Override
  public StageResult run(StageContext context) {
    GivenLabelsSection given = context.charter().givenLabels();
    if (context.charter().labels() == null && given == null) {
      return StageResult.skipped();
    }
    BatchKey key = context.batch().key();
    long items = context.tables().count(Items.TABLE, key);
    boolean isAsked = items > 0 || context.tables().count(Votes.TABLE, key) > 0;
    StageResult voted = isAsked ? estimated(context) : StageResult.done(0, 0, Map.of());
    return given == null || items == 0 ? voted : withSuspects(context, given, voted);
  }

  private static StageResult estimated(StageContext context) {
    LabelTerms words = LabelTerms.of(context.charter());
    if (words != null) {
      VoteRows.Told told = words.isPlainMajority() ? VoteRows.Told.NEEDLESS : VoteRows.Told.NEEDED;
      Dataset<Row> rows = new VoteRows(context).byItem(told, gold(context, words));
      try (VotePartitions votes = VotePartitions.of(rows, words)) {
        return write(context, votes, LabelEstimate.of(votes));
      }
    }
    SetTerms sets = SetTerms.of(context.charter());
    if (sets != null) {
      Dataset<Row> rows = new VoteRows(context).byItem(VoteRows.Told.NEEDED, gold(context, sets));
      try (AskedPartitions votes = AskedPartitions.of(rows, sets)) {
        return write(context, votes);
      }
    }
    NumberTerms numbers = NumberTerms.of(context.charter());
    if (numbers == null) {
      return StageResult.done(0, 0, Map.of());
    }
    Dataset<Row> rows = new VoteRows(context).byItem(VoteRows.Told.NEEDED, gold(context, numbers));
    try (NumberPartitions answers = NumberPartitions.of(rows, numbers)) {
      return write(context, answers, NumberEstimate.of(answers));
    }
  }

  /** Counts are those of votes, or without a task for votes those of given labels. */
  private static StageResult withSuspects(
      StageContext context, GivenLabelsSection given, StageResult voted) {
    SuspectSearch.Found found = SuspectSearch.write(context, given);
    Map<TableDefinition, Long> written = new LinkedHashMap<>(voted.rows());
    written.put(Suspects.TABLE, found.suspects());
    return context.charter().labels() == null
        ? StageResult.done(found.judged(), found.judged() - found.suspects(), written)
        : StageResult.done(voted.rowsIn(), voted.rowsOut(), written);
  }

  private static @Nullable Dataset<Row> gold(StageContext context, GoldFile.GoldLabels labels) {
    Path file = context.batch().inputs().referred().gold();
    return file == null ? null : GoldFile.read(context.spark(), file, labels);
  }

  private static StageResult write(
      StageContext context, VotePartitions votes, LabelEstimate estimate) {
    Broadcast<LabelRows.Believed> believed =
        votes
            .spark()
            .broadcast(new LabelRows.Believed(estimate.fit().parameters(), estimate.confidences()));
    try {
      LabelRows rows = new LabelRows(votes.terms(), estimate.choice().method().key(), believed);
      Map<TableDefinition, List<Row>> few = new LinkedHashMap<>();
      few.put(Annotators.TABLE, AnnotatorRows.of(votes, estimate));
      few.put(LabelFigures.TABLE, List.of(FigureRows.figures(votes, estimate)));
      few.put(LabelMethods.TABLE, FigureRows.methods(estimate.choice(), null));
      few.put(Relabel.TABLE, RelabelRows.of(votes, estimate));
      return write(context, votes.partitions().mapPartitions(rows), few);
    } finally {
      believed.destroy();
    }
  }

  /** The label of an item is the set of those that apply. */
  private static StageResult write(StageContext context, AskedPartitions votes) {
    List<LabelEstimate> estimates = votes.questions().stream().map(LabelEstimate::of).toList();
    SetBeliefs beliefs = SetBeliefs.of(votes.spark(), estimates);
    try {
      SetFigureRows figures = new SetFigureRows(votes, estimates);
      Map<TableDefinition, List<Row>> few = new LinkedHashMap<>();
      few.put(Annotators.TABLE, figures.annotators());
      few.put(LabelFigures.TABLE, figures.figures());
      few.put(LabelMethods.TABLE, figures.methods());
      few.put(Relabel.TABLE, figures.relabel());
      JavaRDD<InternalRow> questions =
          votes.partitions().mapPartitions(new QuestionRows(votes.terms(), beliefs));
      context
          .tables()
          .append(
              LabelQuestions.TABLE,
              context.batch().key(),
              CatalystRows.of(context.spark(), questions, QuestionRows.SCHEMA));
      return write(
          context, votes.partitions().mapPartitions(new SetLabelRows(votes.terms(), beliefs)), few);
    } finally {
      beliefs.questions().destroy();
    }
  }

  private static StageResult write(
      StageContext context, NumberPartitions answers, NumberEstimate estimate) {
    Broadcast<NumberLabelRows.Believed> believed =
        answers
            .spark()
            .broadcast(
                new NumberLabelRows.Believed(estimate.fit().spreads(), estimate.confidences()));
    try {
      NumberFigureRows figures = new NumberFigureRows(answers, estimate);
      Map<TableDefinition, List<Row>> few = new LinkedHashMap<>();
      few.put(Annotators.TABLE, figures.annotators());
      few.put(LabelFigures.TABLE, List.of(figures.figures()));
      few.put(Relabel.TABLE, figures.relabel());
      return write(
          context,
          answers.partitions().mapPartitions(new NumberLabelRows(answers.terms(), believed)),
          few);
    } finally {
      believed.destroy();
    }
  }

  private static StageResult write(
      StageContext context, JavaRDD<InternalRow> labels, Map<TableDefinition, List<Row>> few) {
    TableStore tables = context.tables();
    BatchKey key = context.batch().key();
    tables.append(Labels.TABLE, key, CatalystRows.of(context.spark(), labels, LabelRows.SCHEMA));
    Row counts =
        tables
            .read(Labels.TABLE, key)
            .agg(count(lit(1)), count_if(col(Labels.OUTCOME).equalTo(Decision.outcome(0))))
            .head();
    Map<TableDefinition, Long> written = new LinkedHashMap<>();
    written.put(Labels.TABLE, counts.getLong(0));
    few.computeIfPresent(
        Annotators.TABLE, (table, rows) -> AnnotatorPaces.extending(rows, context));
    few.forEach(
        (table, rows) -> {
          if (!rows.isEmpty()) {
            tables.append(table, key, 1, rows);
            written.put(table, (long) rows.size());
          }
        });
    return StageResult.done(counts.getLong(0), counts.getLong(1), written);
  }
}
