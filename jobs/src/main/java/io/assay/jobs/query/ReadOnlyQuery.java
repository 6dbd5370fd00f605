package io.assay.jobs.query;

import io.assay.jobs.exit.ExitException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.CallMethodViaReflection;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.DescribeColumn;
import org.apache.spark.sql.catalyst.plans.logical.DescribeFunction;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.plans.logical.ShowColumns;
import org.apache.spark.sql.catalyst.plans.logical.ShowFunctions;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.catalyst.plans.logical.ShowViews;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;

/**
 * A query that reads the tables of the warehouse and nothing else: it changes nothing, opens no
 * other file, and calls no other code. What it is, is judged by its parsed form, not its words.
 */
public final class ReadOnlyQuery {
  private static final String READS_FILES = "spark.sql.runSQLOnFiles";

  /** Statements, besides queries, that only tell about tables. */
  private static final Set<Class<? extends LogicalPlan>> TELLING =
      Set.of(
          ShowTables.class,
          ShowViews.class,
          ShowColumns.class,
          ShowFunctions.class,
          DescribeRelation.class,
          DescribeColumn.class,
          DescribeFunction.class,
          DescribeQueryCommand.class,
          ExplainCommand.class);

  private ReadOnlyQuery() {}

  /**
   * Analyses a query; nothing of it runs yet, unless it shows or describes.
   *
   * @throws ExitException usage, when it would do more than read
   * @throws ParseException when it is not SQL
   */
  public static Dataset<Row> of(SparkSession spark, String query) throws ParseException {
    requireReading(spark.sessionState().sqlParser().parsePlan(query));
    String before = spark.conf().get(READS_FILES);
    spark.conf().set(READS_FILES, "false");
    try {
      Dataset<Row> rows = spark.sql(query);
      requireNoForeignCode(rows.queryExecution().analyzed());
      return rows;
    } finally {
      spark.conf().set(READS_FILES, before);
    }
  }

  private static void requireReading(LogicalPlan parsed) {
    Deque<LogicalPlan> open = new ArrayDeque<>(Set.of(parsed));
    while (!open.isEmpty()) {
      LogicalPlan plan = open.pop();
      boolean acts =
          plan instanceof Command
              || plan instanceof ParsedStatement
              || plan instanceof InsertIntoDir;
      if (acts && !TELLING.contains(plan.getClass())) {
        throw ExitException.usage(
            "The query is a statement of the kind %s (expected: select, with, values, show, describe or explain). Tables are written by stages alone."
                .formatted(words(plan.nodeName())));
      }
      children(plan).forEach(open::push);
    }
  }

  private static void requireNoForeignCode(LogicalPlan analysed) {
    Deque<LogicalPlan> plans = new ArrayDeque<>(Set.of(analysed));
    children(analysed.subqueriesAll()).forEach(plans::push);
    while (!plans.isEmpty()) {
      LogicalPlan plan = plans.pop();
      if (plan instanceof ScriptTransformation) {
        throw foreignCode("a program through transform");
      }
      for (Expression expression : java(plan.expressions())) {
        if (expression.exists(part -> part instanceof CallMethodViaReflection)) {
          throw foreignCode("a Java method through reflect or java_method");
        }
      }
      children(plan).forEach(plans::push);
    }
  }

  private static ExitException foreignCode(String what) {
    return ExitException.usage(
        "The query calls %s (expected: functions of SQL alone). Leave it out.".formatted(what));
  }

  private static Iterable<LogicalPlan> children(LogicalPlan plan) {
    return children(plan.children());
  }

  private static Iterable<LogicalPlan> children(scala.collection.Seq<LogicalPlan> plans) {
    return java(plans);
  }

  private static <T> Iterable<T> java(scala.collection.Seq<T> values) {
    return scala.collection.JavaConverters.seqAsJavaList(values);
  }

  /** Spark's names of statements, such as {@code DropTable}, as words. */
  private static String words(String node) {
    return node.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .replaceAll("(?i) (statement|command|expressions?)$", "")
        .toLowerCase(Locale.ROOT);
  }
}
