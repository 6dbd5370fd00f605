package io.assay.jobs.label;

import io.assay.jobs.spark.CatalystRows;
import io.assay.rules.label.calibration.Strength;
import io.assay.rules.label.number.PackedNumbers;
import io.assay.rules.label.vote.LabelSets;
import io.assay.rules.label.vote.PackedVotes;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of {@code labels} for a task of several labels. The label of an item is the set of
 * those that apply. Votes are answers to questions, so many for each vote as there are labels. The
 * confidence is that of all answers together, as if they erred independently.
 */
record SetLabelRows(SetTerms terms, SetBeliefs beliefs)
    implements FlatMapFunction<Iterator<AskedPartition>, InternalRow> {

  @Override
  public Iterator<InternalRow> call(Iterator<AskedPartition> partitions) {
    AskedPartition part = partitions.next();
    Rows rows = new Rows(part);
    JudgedItem[] items = part.sets().items();
    return IntStream.range(0, items.length)
        .filter(item -> LabelRows.isWritten(items[item], rows.decisions.of(item)))
        .mapToObj(rows::row)
        .iterator();
  }

  private final class Rows {
    private final AskedPartition part;
    private final AskedPartition.Decisions decisions;

    private Rows(AskedPartition part) {
      this.part = part;
      this.decisions = beliefs.decisions(part, terms);
    }

    private InternalRow row(int item) {
      JudgedItem judged = part.sets().items()[item];
      long decision = decisions.of(item);
      boolean isDecided = decision >= 0;
      long votes = 0;
      long agreeing = 0;
      double confidence = 1;
      for (int place = 0; place < terms.questions(); place++) {
        int answer = decisions.of(item, place);
        votes += decisions.votes(place).votesOn(item);
        agreeing += agreeing(decisions.votes(place), item, answer);
        confidence *= answer < 0 ? 0 : beliefs.confidence(decisions, item, place, answer);
      }
      return new GenericInternalRow(
          new @Nullable Object[] {
            judged.id,
            isDecided ? CatalystRows.text(terms.sets().text((int) decision)) : null,
            CatalystRows.text(Decision.outcome(decision)),
            votes,
            agreeing,
            tally(item),
            isDecided ? confidence : null,
            null,
            isDecided && judged.gold >= 0 ? judged.gold == decision : null,
            null,
            null,
            CatalystRows.text(beliefs.method())
          });
    }

    /** How often each label was given, in sets that nobody has screened. */
    private ArrayBasedMapData tally(int item) {
      PackedNumbers sets = part.sets().answers();
      long[] tally = new long[terms.questions()];
      for (int vote = sets.offsets()[item]; vote < sets.offsets()[item + 1]; vote++) {
        for (int place = 0; place < tally.length; place++) {
          tally[place] += LabelSets.holds(sets.value()[vote], place) ? 1 : 0;
        }
      }
      int[] given = IntStream.range(0, tally.length).filter(place -> tally[place] > 0).toArray();
      Object[] names =
          IntStream.of(given)
              .mapToObj(place -> (Object) UTF8String.fromString(terms.sets().labels().get(place)))
              .toArray();
      Object[] counts = IntStream.of(given).mapToObj(place -> (Object) tally[place]).toArray();
      return new ArrayBasedMapData(new GenericArrayData(names), new GenericArrayData(counts));
    }
  }

  /** Answers for a decision, or for the leading answer where there is none. */
  static long agreeing(PackedVotes votes, int item, int decision) {
    long yes = 0;
    for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
      yes += votes.label(vote);
    }
    long no = votes.votesOn(item) - yes;
    return decision < 0 ? Math.max(yes, no) : decision == 1 ? yes : no;
  }

  /** How much speaks for a decision. */
  static int strength(AskedPartition.Decisions decisions, int item, int place, int answer) {
    return Strength.of(
        decisions.votes(place), item, answer, decisions.probabilities(item, place)[answer]);
  }
}
