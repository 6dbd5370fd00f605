package io.assay.jobs.spark;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.adaptive.QueryStageExec;
import org.apache.spark.sql.execution.columnar.InMemoryTableScanExec;
import org.apache.spark.sql.util.QueryExecutionListener;
import scala.collection.JavaConverters;

/**
 * Rows that queries read from files, by table. What is cached was read once, by whichever query
 * came first; a scan that several queries share counts once too.
 */
public final class ScannedRows implements QueryExecutionListener, AutoCloseable {
  private final SparkSession spark;
  private final Set<SparkPlan> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private ScannedRows(SparkSession spark) {
    this.spark = spark;
  }

  /** Listens until it is closed. */
  public static ScannedRows of(SparkSession spark) {
    ScannedRows rows = new ScannedRows(spark);
    spark.listenerManager().register(rows);
    return rows;
  }

  @Override
  public void onSuccess(String function, QueryExecution query, long nanos) {
    collect(query.executedPlan());
  }

  @Override
  public void onFailure(String function, QueryExecution query, Exception failure) {
    collect(query.executedPlan());
  }

  private synchronized void collect(SparkPlan plan) {
    if (plan instanceof AdaptiveSparkPlanExec adaptive) {
      collect(adaptive.executedPlan());
    } else if (plan instanceof QueryStageExec stage) {
      collect(stage.plan());
    } else if (plan instanceof InMemoryTableScanExec cached) {
      collect(cached.relation().cachedPlan());
    } else if (plan instanceof FileSourceScanExec) {
      seen.add(plan);
    }
    JavaConverters.seqAsJavaList(plan.children()).forEach(this::collect);
    JavaConverters.seqAsJavaList(plan.subqueries()).forEach(this::collect);
  }

  /**
   * The rows by name of the table, that of its directory.
   *
   * @param columns scans that read none of these do not count
   */
  public Map<String, Long> byTable(String... columns) throws Exception {
    Set<String> wanted = Set.of(columns);
    spark.sparkContext().listenerBus().waitUntilEmpty();
    Map<String, Long> rows = new TreeMap<>();
    synchronized (this) {
      for (SparkPlan plan : seen) {
        FileSourceScanExec scan = (FileSourceScanExec) plan;
        boolean isWanted =
            JavaConverters.seqAsJavaList(scan.output()).stream()
                .anyMatch(attribute -> wanted.contains(attribute.name()));
        if (!isWanted) {
          continue;
        }
        String table = scan.relation().location().rootPaths().head().getName();
        rows.merge(table, scan.metrics().apply("numOutputRows").value(), Long::sum);
      }
    }
    return rows;
  }

  @Override
  public void close() {
    spark.listenerManager().unregister(this);
  }
}
