package io.assay.jobs.label;

import io.assay.jobs.spark.CatalystRows;
import io.assay.rules.label.calibration.Strength;
import io.assay.rules.label.number.PackedNumbers;
import java.io.Serializable;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Makes the rows of {@code labels} of a numeric task, of the same items as {@link LabelRows}. */
record NumberLabelRows(NumberTerms terms, Broadcast<Believed> believed)
    implements FlatMapFunction<Iterator<NumberPartition>, InternalRow> {

  /** The only method for numbers. */
  static final String METHOD = "robust-mean";

  /**
   * What labels follow from.
   *
   * @param confidences by strength
   */
  record Believed(double[] spreads, double[] confidences) implements Serializable {}

  @Override
  public Iterator<InternalRow> call(Iterator<NumberPartition> partitions) {
    NumberPartition part = partitions.next();
    return IntStream.range(0, part.items().length)
        .mapToObj(item -> row(part, item))
        .filter(row -> row != null)
        .iterator();
  }

  /** Null if the item has no row in this batch. */
  private @Nullable InternalRow row(NumberPartition part, int item) {
    NumberValue value = part.value(item, believed.value().spreads(), terms);
    JudgedItem judged = part.items()[item];
    if (!LabelRows.isWritten(judged, value.decision())) {
      return null;
    }
    boolean isDecided = value.isDecided();
    TreeMap<Long, Long> tally = tally(part.answers(), item);
    @Nullable Integer strength = isDecided ? Strength.of(value.within(terms.tolerance())) : null;
    boolean hasValue = !Double.isNaN(value.value());
    return new GenericInternalRow(
        new @Nullable Object[] {
          judged.id,
          isDecided ? CatalystRows.text(terms.scale().text(value.decision())) : null,
          CatalystRows.text(Decision.outcome(value.decision())),
          (long) part.answersTo(item),
          agreeing(tally, hasValue ? Math.round(value.value()) : 0),
          map(tally),
          strength == null ? null : believed.value().confidences()[strength],
          strength,
          isDecided && judged.gold >= 0 ? terms.agree(judged.gold, value.decision()) : null,
          hasValue ? terms.scale().number(value.value() - value.margin()) : null,
          hasValue ? terms.scale().number(value.value() + value.margin()) : null,
          CatalystRows.text(METHOD)
        });
  }

  private static TreeMap<Long, Long> tally(PackedNumbers answers, int item) {
    TreeMap<Long, Long> tally = new TreeMap<>();
    for (int answer = answers.offsets()[item]; answer < answers.offsets()[item + 1]; answer++) {
      tally.merge(answers.value()[answer], 1L, Long::sum);
    }
    return tally;
  }

  private long agreeing(TreeMap<Long, Long> tally, long value) {
    return tally.entrySet().stream()
        .filter(answer -> terms.agree(answer.getKey(), value))
        .mapToLong(answer -> answer.getValue())
        .sum();
  }

  /** Two answers that are written alike once they are rounded are counted together. */
  private ArrayBasedMapData map(TreeMap<Long, Long> tally) {
    TreeMap<UTF8String, Long> byText = new TreeMap<>();
    tally.forEach(
        (steps, count) ->
            byText.merge(UTF8String.fromString(terms.scale().text(steps)), count, Long::sum));
    return new ArrayBasedMapData(
        new GenericArrayData(byText.keySet().toArray()),
        new GenericArrayData(byText.values().toArray()));
  }
}
