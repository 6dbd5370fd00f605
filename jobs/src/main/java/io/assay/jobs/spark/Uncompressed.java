package io.assay.jobs.spark;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.io.CompressionCodec;

/**
 * Bytes as they are, for Spark's setting {@code spark.io.compression.codec}. What a query collects,
 * and what is handed over to a join, Spark always packs; inside one process that spares nothing.
 */
public final class Uncompressed implements CompressionCodec {
  /** As Spark makes it. */
  public Uncompressed(SparkConf ignored) {}

  @Override
  public OutputStream compressedOutputStream(OutputStream stream) {
    return stream;
  }

  @Override
  public InputStream compressedInputStream(InputStream stream) {
    return stream;
  }
}
