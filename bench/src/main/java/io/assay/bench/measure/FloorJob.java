package io.assay.bench.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sha2;

import java.nio.file.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What no batch job can be cheaper than: reads the fields that the charter maps, takes SHA-256 of
 * the text, writes Delta.
 */
public final class FloorJob {
  private static final StructType RECORD =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("lang", DataTypes.StringType)
          .add("section", DataTypes.StringType)
          .add("maintainer", DataTypes.StringType)
          .add("source", DataTypes.StringType);

  private FloorJob() {}

  /** Reads JSON Lines and writes a Delta table that is not there yet. */
  public static void run(SparkSession spark, Path input, Path output) {
    spark
        .read()
        .schema(RECORD)
        .json(input.toString())
        .withColumn("digest", sha2(col("text"), 256))
        .write()
        .format("delta")
        .mode(SaveMode.ErrorIfExists)
        .save(output.toString());
  }
}
