package io.assay.jobs.screen;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.ascii;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.expression.CharterExpressions;
import io.assay.jobs.expression.FlatItems;
import io.assay.jobs.expression.Reading;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.TableStore;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.RuleEntry;
import io.assay.rules.charter.Severity;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.screen.Finding;
import io.assay.rules.screen.FreshnessPolicy;
import io.assay.rules.screen.LicencePolicy;
import io.assay.rules.screen.RequiredFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Writes every check that an item fails, in one pass. A rule whose condition is null does not hold.
 * Rows in are the items of the batch but the redelivered, rows out those that nothing rejects.
 */
public final class ScreenStage implements Stage {
  private static final String FOUND = "found";

  /** So many findings the driver counts faster than a job does. */
  private static final long FEW = 10_000;

  @Override
  public StageName name() {
    return StageName.SCREEN;
  }

  @Override
  public void check(StageContext context) {
    new CharterExpressions(context.charter()).checkAll();
  }

  @Override
  public StageResult run(StageContext context) {
    TableStore tables = context.tables();
    BatchKey key = context.batch().key();
    tables.append(Findings.TABLE, key, findings(context));
    // Ingest gives every item that is no redelivery one row of contents.
    long screened = tables.count(Contents.TABLE, key);
    TableStore written = tables.forgetful(); // What a stage wrote itself is none of its inputs.
    long found = written.count(Findings.TABLE, key);
    long rejected = found <= FEW ? rejectedOfFew(written, key) : rejected(written, key);
    return StageResult.done(screened, screened - rejected, Map.of(Findings.TABLE, found));
  }

  private static long rejectedOfFew(TableStore written, BatchKey key) {
    return written.list(Findings.TABLE, key).stream()
        .filter(row -> Severity.REJECT.key().equals(row.getAs(Findings.SEVERITY)))
        .map(row -> row.<String>getAs(ITEM_ID))
        .distinct()
        .count();
  }

  private static long rejected(TableStore written, BatchKey key) {
    return written
        .read(Findings.TABLE, key)
        .where(col(Findings.SEVERITY).equalTo(Severity.REJECT.key()))
        .agg(count_distinct(col(ITEM_ID)))
        .head()
        .getLong(0);
  }

  /** Items and contents are joined only where a check needs both, and then for all of them. */
  private static Dataset<Row> findings(StageContext context) {
    List<Check> all = checks(context);
    Map<Reading, List<Check>> checks = new EnumMap<>(Reading.class);
    for (Check check : all) {
      checks.computeIfAbsent(check.reading(), none -> new ArrayList<>()).add(check);
    }
    if (checks.containsKey(Reading.BOTH)) {
      checks = Map.of(Reading.BOTH, all);
    }
    return checks.entrySet().stream()
        .map(made -> found(flat(context, made.getKey()), made.getValue()))
        .reduce(Dataset::unionAll)
        .orElseThrow();
  }

  private static Dataset<Row> flat(StageContext context, Reading reading) {
    Charter charter = context.charter();
    return switch (reading) {
      case ITEMS -> FlatItems.ofItems(items(context), charter);
      case CONTENTS -> FlatItems.ofContents(contents(context), charter);
      case BOTH -> FlatItems.of(items(context), contents(context), charter);
    };
  }

  private static Dataset<Row> items(StageContext context) {
    return context
        .tables()
        .read(Items.TABLE, context.batch().key())
        .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()));
  }

  /** Ingest gives every item that is no redelivery one row of contents. */
  private static Dataset<Row> contents(StageContext context) {
    return context.tables().read(Contents.TABLE, context.batch().key());
  }

  /** Most items fail nothing, so what is wrong is put into words only once something is. */
  private static Dataset<Row> found(Dataset<Row> flat, List<Check> checks) {
    Column isFailed = checks.stream().map(Check::isFailed).reduce(Column::or).orElseThrow();
    Column[] findings =
        checks.stream()
            .map(check -> when(check.isFailed(), check.finding()))
            .toArray(Column[]::new);
    return flat.where(isFailed)
        .select(FlatItems.own(ITEM_ID).as(ITEM_ID), explode(array(findings)).as(FOUND))
        .where(col(FOUND).isNotNull())
        .select(col(ITEM_ID), col(FOUND + ".*"));
  }

  /**
   * One check.
   *
   * @param isFailed true or false
   * @param finding of an item that fails it
   */
  private record Check(Reading reading, Column isFailed, Column finding) {
    static Check ofPolicy(Reading reading, Column finding) {
      return new Check(reading, finding.isNotNull(), finding);
    }
  }

  private static List<Check> checks(StageContext context) {
    Charter charter = context.charter();
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            Reading.ITEMS,
            FlatItems.own(Items.DELIVERY).equalTo(Delivery.FOREIGN.text()),
            finding(
                ReasonCode.IDENTITY_FOREIGN_ID,
                Severity.REVIEW,
                "the id belongs to other contributors")));
    if (!charter.intake().required().isEmpty()) {
      checks.add(required(charter));
    }
    if (charter.licences() != null) {
      LicencePolicy policy = LicencePolicy.of(charter.licences());
      checks.add(
          Check.ofPolicy(
              Reading.ITEMS,
              udf(new PolicyFunctions.OfLicence(policy), PolicyFunctions.FINDING)
                  .apply(FlatItems.own(Items.LICENCE))));
    }
    if (charter.freshness() != null) {
      FreshnessPolicy policy = FreshnessPolicy.of(charter.freshness());
      checks.add(
          Check.ofPolicy(
              Reading.ITEMS,
              udf(
                      new PolicyFunctions.OfAge(policy, context.batch().asOf()),
                      PolicyFunctions.FINDING)
                  .apply(FlatItems.own(Items.SUBMITTED_AT))));
    }
    CharterExpressions expressions = new CharterExpressions(charter);
    for (RuleEntry rule : charter.rules()) {
      Column condition = expressions.rule(rule);
      checks.add(
          new Check(
              Reading.of(condition, charter),
              not(coalesce(condition, lit(false))),
              finding(ReasonCode.ofRule(rule.id()), rule.severity(), rule.message())));
    }
    return checks;
  }

  /** What is absent went to quarantine; here, what is there and blank is found. */
  private static Check required(Charter charter) {
    RequiredFields required = RequiredFields.of(charter.intake());
    Column[] values =
        required.fields().stream().map(field -> value(charter, field)).toArray(Column[]::new);
    Column finding =
        udf(new PolicyFunctions.OfRequired(required), PolicyFunctions.FINDING).apply(array(values));
    Column mayBeBlank =
        Stream.of(values).map(ScreenStage::mayBeBlank).reduce(Column::or).orElseThrow();
    return new Check(
        Reading.ofFields(required.fields(), charter), mayBeBlank.and(finding.isNotNull()), finding);
  }

  /** False only of what begins with a visible character of ASCII, which needs no closer look. */
  private static Column mayBeBlank(Column value) {
    return not(coalesce(ascii(value), lit(0)).between((int) '!', (int) '~'));
  }

  private static Column value(Charter charter, String field) {
    if (charter.intake().columns().content().contains(field)) {
      return col("`" + field.replace("`", "``") + "`");
    } else if (charter.intake().columns().attributes().containsKey(field)) {
      return element_at(FlatItems.own(Items.ATTRIBUTES), field);
    }
    return switch (field) {
      case "id" -> FlatItems.own(ITEM_ID);
      case "submitted-at" -> FlatItems.own(Items.SUBMITTED_AT).cast(DataTypes.StringType);
      default -> FlatItems.own(field);
    };
  }

  private static Column finding(ReasonCode rule, Severity severity, String detail) {
    Finding finding = new Finding(rule, severity, detail);
    return struct(
        lit(finding.rule().text()).as(Findings.RULE),
        lit(finding.severity().key()).as(Findings.SEVERITY),
        lit(finding.detail()).as(Findings.DETAIL));
  }
}
