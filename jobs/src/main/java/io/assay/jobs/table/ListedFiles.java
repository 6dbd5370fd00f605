package io.assay.jobs.table;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import scala.collection.Seq;

/**
 * Data files that are chosen already. Delta's own index of a list of files asks a query of its own
 * for each read which of them lie in the partitions that are wanted; here no table has partitions.
 */
final class ListedFiles extends TahoeBatchFileIndex {
  ListedFiles(SparkSession spark, Seq<AddFile> files, Snapshot snapshot) {
    super(
        spark,
        "batch",
        files,
        snapshot.deltaLog(),
        snapshot.deltaLog().dataPath(),
        snapshot,
        false);
  }

  @Override
  public Seq<AddFile> matchingFiles(Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    return partitionFilters.isEmpty()
        ? addFiles()
        : super.matchingFiles(partitionFilters, dataFilters);
  }
}
