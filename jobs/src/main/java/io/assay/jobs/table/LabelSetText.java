package io.assay.jobs.table;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import io.assay.rules.charter.LabelTask;
import io.assay.rules.label.vote.LabelSets;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;

/** Answers to a task of several labels, as {@link LabelSets} reads and writes them. */
public final class LabelSetText {
  private LabelSetText() {}

  /** The sets of a task. */
  public static LabelSets sets(LabelTask.Multiple task) {
    return new LabelSets(task.values(), task.separator(), task.none());
  }

  /** The one text of the set that an answer names; null if a part of it is no label of the task. */
  public static Column canonical(Column answer, LabelSets sets) {
    Column labels = lit(sets.labels().toArray(String[]::new));
    Column parts = split(answer, Pattern.quote(sets.separator()), -1);
    Column inOrder = filter(labels, label -> array_contains(parts, label));
    return when(answer.equalTo(sets.none()), lit(sets.none()))
        .when(size(array_except(parts, labels)).equalTo(0), array_join(inOrder, sets.separator()));
  }

  /** Whether an answer is the text that {@link #canonical} makes; false of null. */
  public static Column isCanonical(Column answer, LabelSets sets) {
    return coalesce(answer.equalTo(canonical(answer, sets)), lit(false));
  }

  /** Number of a set that is written canonically, 0 for none. */
  public static Column number(Column answer, LabelSets sets) {
    Column parts = split(answer, Pattern.quote(sets.separator()), -1);
    Column number = lit(0);
    for (int place = 0; place < sets.labels().size(); place++) {
      number =
          number.plus(
              when(array_contains(parts, sets.labels().get(place)), lit(1 << place))
                  .otherwise(lit(0)));
    }
    return number;
  }
}
