package io.assay.jobs.label;

import io.assay.jobs.spark.CatalystRows;
import io.assay.jobs.table.LabelQuestions;
import io.assay.jobs.table.TableDefinition;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Makes the rows of {@code label_questions}, of the items that have one in {@code labels}. */
record QuestionRows(SetTerms terms, SetBeliefs beliefs)
    implements FlatMapFunction<Iterator<AskedPartition>, InternalRow> {

  static final StructType SCHEMA =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(LabelQuestions.LABEL, DataTypes.StringType)
          .add(LabelQuestions.APPLIES, DataTypes.BooleanType)
          .add(LabelQuestions.OUTCOME, DataTypes.StringType)
          .add(LabelQuestions.VOTES, DataTypes.LongType)
          .add(LabelQuestions.AGREEING, DataTypes.LongType)
          .add(LabelQuestions.CONFIDENCE, DataTypes.DoubleType)
          .add(LabelQuestions.STRENGTH, DataTypes.IntegerType)
          .add(LabelQuestions.GOLD_RIGHT, DataTypes.BooleanType)
          .add(LabelQuestions.METHOD, DataTypes.StringType);

  @Override
  public Iterator<InternalRow> call(Iterator<AskedPartition> partitions) {
    AskedPartition part = partitions.next();
    AskedPartition.Decisions decisions = beliefs.decisions(part, terms);
    JudgedItem[] items = part.sets().items();
    return IntStream.range(0, items.length)
        .filter(item -> LabelRows.isWritten(items[item], decisions.of(item)))
        .boxed()
        .flatMap(
            item ->
                IntStream.range(0, terms.questions())
                    .mapToObj(place -> row(part, decisions, item, place)))
        .iterator();
  }

  private InternalRow row(
      AskedPartition part, AskedPartition.Decisions decisions, int item, int place) {
    int answer = decisions.of(item, place);
    boolean isDecided = answer >= 0;
    JudgedItem asked = part.questions().get(place).items()[item];
    return new GenericInternalRow(
        new @Nullable Object[] {
          asked.id,
          CatalystRows.text(terms.sets().labels().get(place)),
          isDecided ? answer == 1 : null,
          CatalystRows.text(Decision.outcome(answer)),
          (long) decisions.votes(place).votesOn(item),
          SetLabelRows.agreeing(decisions.votes(place), item, answer),
          isDecided ? beliefs.confidence(decisions, item, place, answer) : null,
          isDecided ? SetLabelRows.strength(decisions, item, place, answer) : null,
          isDecided && asked.gold >= 0 ? asked.gold == answer : null,
          CatalystRows.text(beliefs.methods().get(place))
        });
  }
}
