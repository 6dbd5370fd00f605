package io.assay.jobs.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FakeV2SessionCatalog$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * Resolves names and types as Spark does, over a charter's columns, with built-in functions only
 * and with settings of its own: what an expression means must not depend on a session's functions,
 * time zone or SQL mode. Needs no session.
 */
final class Analysis {
  private final SQLConf settings = new SQLConf();
  private final StructType columns;

  Analysis(StructType columns) {
    this.columns = columns;
    settings.setConfString("spark.sql.ansi.enabled", "false");
    settings.setConfString("spark.sql.session.timeZone", "UTC");
  }

  /** Parses and resolves under these settings. */
  Expression analysed(Supplier<Expression> parser) {
    return SQLConf.withExistingConf(settings, () -> resolved(parser.get()));
  }

  private Expression resolved(Expression parsed) {
    NamedExpression named = (NamedExpression) new Column(parsed).as("value").expr();
    Project project = new Project(JavaConverters.asScalaBuffer(List.of(named)).toList(), rows());
    try {
      Project analysed =
          (Project) analyzer().executeAndCheck(project, new QueryPlanningTracker(Option.empty()));
      return ((Alias) analysed.projectList().head()).child();
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new Refusal(
            "%s (expected: columns %s)"
                .formatted(SparkMessage.of(e), String.join(", ", columns.fieldNames())));
      }
      throw e;
    }
  }

  private LocalRelation rows() {
    List<Attribute> attributes = new ArrayList<>();
    for (StructField field : columns.fields()) {
      attributes.add(
          new AttributeReference(
              field.name(),
              field.dataType(),
              true,
              field.metadata(),
              NamedExpression.newExprId(),
              JavaConverters.asScalaBuffer(List.<String>of()).toList()));
    }
    return new LocalRelation(
        JavaConverters.asScalaBuffer(attributes).toList(),
        JavaConverters.asScalaBuffer(List.<InternalRow>of()).toList(),
        false);
  }

  private static Analyzer analyzer() {
    SessionCatalog builtIn =
        new SessionCatalog(
            new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
            FunctionRegistry.builtin(),
            TableFunctionRegistry.builtin());
    return new Analyzer(new CatalogManager(FakeV2SessionCatalog$.MODULE$, builtIn));
  }
}
