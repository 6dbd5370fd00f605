package io.assay.jobs.decision;

import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.Severity;
import io.assay.rules.decision.DecisionPolicy;
import io.assay.rules.decision.Reason;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.ReviewDecision;
import io.assay.rules.decision.Verdict;
import io.assay.rules.decision.VerdictKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The {@link DecisionPolicy} on rows that wait for review: what a machine says of them now, and
 * then what people decided. Rows whose verdict and reasons stay the same are left out.
 *
 * <p>A reason whose severity is not known any more counts as one for review: the row waits, so
 * nothing rejects it.
 */
final class Decide implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final String REVIEW_FAMILY = "review:";

  /** Orders the decisions of one reviewer. */
  static final String SEQUENCE = "decided_sequence";

  /** Columns of the result. */
  static final StructType SCHEMA =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(Verdicts.DELIVERED_BATCH_ID, DataTypes.StringType)
          .add(Verdicts.VERDICT, DataTypes.StringType)
          .add(Verdicts.REASONS, DataTypes.createArrayType(DataTypes.StringType))
          .add(Verdicts.CONTRIBUTORS, DataTypes.createArrayType(DataTypes.StringType))
          .add(Verdicts.REVISION, DataTypes.BooleanType)
          .add(Verdicts.COMMITMENT, DataTypes.StringType)
          .add(Verdicts.SUPERSEDES_BATCH_ID, DataTypes.StringType)
          .add(Verdicts.SUPERSEDES_LEAF, DataTypes.StringType);

  private final DecisionPolicy policy;

  Decide(DecisionPolicy policy) {
    this.policy = policy;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Iterable<Row> all = () -> rows;
    Stream<Row> stream = java.util.stream.StreamSupport.stream(all.spliterator(), false);
    return stream.flatMap(this::decide).iterator();
  }

  private Stream<Row> decide(Row row) {
    List<String> contributors = row.getList(row.fieldIndex(Verdicts.CONTRIBUTORS));
    Set<String> people = new HashSet<>(contributors);
    boolean isAccepted = Reasons.text(VerdictKind.ACCEPTED).equals(text(row, Verdicts.VERDICT));
    Verdict verdict =
        isAccepted
            ? policy.afterRecall(accepted(row), people, decisions(row))
            : policy.afterReview(DecisionPolicy.judge(reasons(row)), people, decisions(row));
    if (isAccepted && verdict.kind() == VerdictKind.ACCEPTED) {
      return Stream.of();
    }
    String kind = Reasons.text(verdict.kind());
    List<String> codes = verdict.reasons().stream().map(ReasonCode::text).toList();
    boolean same =
        kind.equals(text(row, Verdicts.VERDICT))
            && codes.equals(row.getList(row.fieldIndex(Verdicts.REASONS)));
    return same
        ? Stream.of()
        : Stream.of(
            RowFactory.create(
                text(row, TableDefinition.ITEM_ID),
                text(row, Verdicts.DELIVERED_BATCH_ID),
                kind,
                codes.toArray(),
                contributors.toArray(),
                row.getAs(Verdicts.REVISION),
                text(row, Verdicts.COMMITMENT),
                text(row, TableDefinition.BATCH_ID),
                text(row, Verdicts.LEAF)));
  }

  /** An acceptance stands whatever its reasons weigh; people gave it, or nothing spoke against. */
  private static Verdict accepted(Row row) {
    return Verdict.of(VerdictKind.ACCEPTED, reasons(row).stream().map(Reason::code).toList());
  }

  /** What a machine has against the content now; what people said before is heard afresh. */
  private static List<Reason> reasons(Row row) {
    boolean relabelled = row.getAs(Reconsidered.RELABELLED);
    List<Reason> reasons = new ArrayList<>();
    for (String code : row.<String>getList(row.fieldIndex(Verdicts.REASONS))) {
      boolean outdated = code.startsWith(REVIEW_FAMILY) || relabelled && Reasons.isOfLabel(code);
      if (!outdated) {
        reasons.add(new Reason(new ReasonCode(code), severity(code, row)));
      }
    }
    String label = text(row, Reconsidered.LABEL_CODE);
    if (relabelled && label != null) {
      reasons.add(new Reason(new ReasonCode(label), Severity.REVIEW));
    }
    return reasons;
  }

  private static Severity severity(String code, Row row) {
    if (code.equals(ReasonCode.DUPLICATE_REVISION.text())) {
      return Severity.WARN; // Said by the duplicate stage, and never against an item.
    }
    Severity worst = null;
    for (Row finding : structs(row, Reconsidered.FINDINGS)) {
      if (code.equals(text(finding, Findings.RULE))) {
        Severity severity = severityOf(String.valueOf(text(finding, Findings.SEVERITY)));
        worst = worst == null || severity.compareTo(worst) > 0 ? severity : worst;
      }
    }
    return worst == null ? Severity.REVIEW : worst;
  }

  private static Severity severityOf(String key) {
    return Severity.valueOf(key.toUpperCase(Locale.ROOT));
  }

  private static List<ReviewDecision> decisions(Row row) {
    List<ReviewDecision> decisions = new ArrayList<>();
    for (Row decision : structs(row, Reconsidered.DECISIONS)) {
      decisions.add(
          new ReviewDecision(
              String.valueOf(text(decision, Reviews.REVIEWER)),
              ReviewDecision.Choice.valueOf(
                  String.valueOf(text(decision, Reviews.DECISION)).toUpperCase(Locale.ROOT)),
              decision.<Long>getAs(SEQUENCE)));
    }
    return decisions;
  }

  private static List<Row> structs(Row row, String column) {
    int index = row.fieldIndex(column);
    return row.isNullAt(index) ? List.of() : row.getList(index);
  }

  private static @Nullable String text(Row row, String column) {
    return row.getAs(column);
  }
}
