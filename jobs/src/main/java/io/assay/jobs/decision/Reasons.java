package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.GivenLabelsSection;
import io.assay.rules.charter.Severity;
import io.assay.rules.charter.SuspectAction;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.VerdictKind;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Everything that speaks about the items of a batch, one row for each reason, and the verdict it
 * makes: {@link io.assay.rules.decision.DecisionPolicy#judge} as column expressions.
 */
final class Reasons {
  /** Reason code. */
  static final String CODE = "code";

  /** Place of the severity in {@link Severity}: the largest decides. */
  static final String WEIGHT = "weight";

  private static final String LABEL_FAMILY = "label:";

  private Reasons() {}

  /** What screening found. */
  static Dataset<Row> ofFindings(Dataset<Row> findings) {
    Column weight = lit(null).cast("int");
    for (Severity severity : Severity.values()) {
      weight =
          when(col(Findings.SEVERITY).equalTo(severity.key()), severity.ordinal())
              .otherwise(weight);
    }
    return findings.select(col(ITEM_ID), col(Findings.RULE).as(CODE), weight.as(WEIGHT));
  }

  /** Items that repeat a kept one, or revise one of their own contributors. */
  static Dataset<Row> ofDuplicates(Dataset<Row> duplicates) {
    Column code =
        when(col(Duplicates.KIND).equalTo(Duplicates.NEAR), ReasonCode.DUPLICATE_NEAR.text())
            .when(
                col(Duplicates.KIND).equalTo(Duplicates.REVISION),
                ReasonCode.DUPLICATE_REVISION.text())
            .otherwise(ReasonCode.DUPLICATE_EXACT.text());
    Column weight =
        when(Duplicates.isRemoval(), Severity.REJECT.ordinal()).otherwise(Severity.WARN.ordinal());
    return duplicates.select(col(ITEM_ID), code.as(CODE), weight.as(WEIGHT));
  }

  /** Items that repeat one which was kept and is now finally rejected. */
  static Dataset<Row> ofFreedDuplicates(Dataset<Row> duplicates) {
    return of(duplicates, lit(ReasonCode.DUPLICATE_KEPT_ITEM_REJECTED.text()), Severity.REVIEW);
  }

  /** Items that extend one which is now finally rejected. */
  static Dataset<Row> ofExtendedRejected(Dataset<Row> duplicates) {
    return of(duplicates, lit(ReasonCode.DUPLICATE_EXTENDED_ITEM_REJECTED.text()), Severity.REVIEW);
  }

  /** Items that others delivered in the same batch too. */
  static Dataset<Row> ofContested(Dataset<Row> items) {
    return of(items, lit(ReasonCode.DUPLICATE_CONTESTED.text()), Severity.REVIEW);
  }

  /** Items whose content people rejected before. */
  static Dataset<Row> ofRejectedBefore(Dataset<Row> items) {
    return of(items, lit(ReasonCode.CONTENT_REJECTED_BEFORE.text()), Severity.REVIEW);
  }

  /** Items without an agreed label. */
  static Dataset<Row> ofLabels(Dataset<Row> labels) {
    Dataset<Row> coded = labels.withColumn(CODE, labelCode());
    return of(coded.where(col(CODE).isNotNull()), col(CODE), Severity.REVIEW);
  }

  /** Whether an item waits for review because the label that it brought along is a suspect. */
  static boolean areSuspectsReviewed(Charter charter) {
    GivenLabelsSection section = charter.givenLabels();
    return section != null && section.onSuspect() == SuspectAction.REVIEW;
  }

  /** Items whose given label is probably wrong. */
  static Dataset<Row> ofSuspects(Dataset<Row> suspects) {
    return of(suspects, lit(ReasonCode.GIVEN_LABEL_SUSPECT.text()), Severity.REVIEW);
  }

  /** The code of a row of {@link Labels}; null when the label is decided. */
  static Column labelCode() {
    return when(
        col(Labels.OUTCOME).isin("below-quorum", "tied"),
        org.apache.spark.sql.functions.concat(lit(LABEL_FAMILY), col(Labels.OUTCOME)));
  }

  /** Whether a code speaks of the label. */
  static boolean isOfLabel(String code) {
    return code.startsWith(LABEL_FAMILY);
  }

  /** One row for each item: sorted distinct codes and the verdict they make. */
  static Dataset<Row> judged(Dataset<Row> reasons) {
    return reasons
        .groupBy(col(ITEM_ID))
        .agg(sort_array(collect_set(col(CODE))).as(Verdicts.REASONS), max(col(WEIGHT)).as(WEIGHT))
        .select(col(ITEM_ID), col(Verdicts.REASONS), verdict().as(Verdicts.VERDICT));
  }

  /** The codes of an item, none when nothing was found. */
  static Column codes() {
    return coalesce(col(Verdicts.REASONS), array().cast("array<string>"));
  }

  /** The verdict of an item, accepted when nothing was found. */
  static Column verdictOrAccepted() {
    return coalesce(col(Verdicts.VERDICT), lit(text(VerdictKind.ACCEPTED)));
  }

  /** The word stored in the tables. */
  static String text(VerdictKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Column verdict() {
    return when(col(WEIGHT).equalTo(Severity.REJECT.ordinal()), text(VerdictKind.REJECTED))
        .when(col(WEIGHT).equalTo(Severity.REVIEW.ordinal()), text(VerdictKind.REVIEW))
        .otherwise(text(VerdictKind.ACCEPTED));
  }

  private static Dataset<Row> of(Dataset<Row> rows, Column code, Severity severity) {
    return rows.select(col(ITEM_ID), code.as(CODE), lit(severity.ordinal()).as(WEIGHT));
  }
}
