package io.assay.bench.duplicates.peer;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Another way to find near duplicates, in the order in which it is printed. */
public enum Peer {
  /** Spark MLlib's own, five tables, with its exact distances over hashed vectors. */
  MLLIB("MLlib MinHashLSH, 5 tables") {
    @Override
    Dataset<Row> duplicates(Dataset<Row> texts) {
      return HashedVectorJoin.duplicates(texts);
    }
  },
  /** The recipe of training data: 256 permutations in 25 bands, nothing verified. */
  RECIPE("256 permutations, 25 bands") {
    @Override
    Dataset<Row> duplicates(Dataset<Row> texts) {
      return BandedMinHash.duplicates(texts);
    }
  };

  /** Column of a removed record. */
  static final String ID = "id";

  /** Column of the text. */
  static final String TEXT = "text";

  /** Column of the record that is kept for it. */
  static final String KEPT = "kept";

  private static final StructType RECORD =
      new StructType().add(ID, DataTypes.StringType).add(TEXT, DataTypes.StringType);

  private final String label;

  Peer(String label) {
    this.label = label;
  }

  abstract Dataset<Row> duplicates(Dataset<Row> texts);

  /** What it is called in a table. */
  public String label() {
    return label;
  }

  /** Reads JSON Lines and writes a Delta table that is not there yet, a row for each removed. */
  public void run(SparkSession spark, Path input, Path output) {
    duplicates(spark.read().schema(RECORD).json(input.toString()))
        .write()
        .format("delta")
        .mode(SaveMode.ErrorIfExists)
        .save(output.toString());
    spark.sharedState().cacheManager().clearCache();
  }
}
