package io.assay.jobs.table;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import io.assay.rules.charter.LabelTask;
import io.assay.rules.label.number.NumberScale;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Answers of annotators about items, of this batch or an earlier one. */
public final class Votes {

  /** Pseudonym of who voted. */
  public static final String ANNOTATOR = "annotator";

  /** The answer, one of the declared values. */
  public static final String LABEL = "label";

  /** When, or null when the votes carry no time. */
  public static final String VOTED_AT = "voted_at";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("votes").string(ANNOTATOR).string(LABEL).instant(VOTED_AT).build();

  /** A label as a number, exactly. */
  public static final DecimalType NUMBER = DataTypes.createDecimalType(30, 15);

  private Votes() {}

  /** Whether an answer is for a label that was agreed on, as the task sees it. */
  public static Column agrees(Column answer, Column agreed, LabelTask task) {
    return task instanceof LabelTask.Numeric number
        ? abs(answer.cast(NUMBER).minus(agreed.cast(NUMBER))).leq(lit(number.tolerance()))
        : answer.equalTo(agreed);
  }

  /** Whether a label is written as a number from a minimum to a maximum; false of null. */
  public static Column isNumber(Column label, BigDecimal minimum, BigDecimal maximum) {
    return coalesce(
        label.rlike(NumberScale.SYNTAX).and(label.cast(NUMBER).between(lit(minimum), lit(maximum))),
        lit(false));
  }
}
