package io.assay.bench.duplicates.peer;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.size;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The usual recipe, step by step as text-dedup's {@code minhash_spark.py} takes it: records are
 * numbered, those that share a band and all hashes in it form a cluster, each of a cluster has an
 * edge to its smallest, and of each connected component all go but the smallest. Nothing is
 * verified. Where it leaves room this is the cheaper way: rows instead of pickled tuples, a cluster
 * by Spark's own aggregates, two partitions where it has 512, and no SHA-1 of each 5-gram.
 */
final class BandedMinHash implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final String BAND = "band";
  private static final String HASHES = "hashes";
  private static final String NUMBER = "number";
  private static final String MEMBERS = "members";
  private static final StructType BANDS =
      new StructType()
          .add(BAND, DataTypes.IntegerType)
          .add(HASHES, DataTypes.BinaryType)
          .add(NUMBER, DataTypes.LongType);

  private BandedMinHash() {}

  static Dataset<Row> duplicates(Dataset<Row> texts) {
    Dataset<Row> records =
        texts
            .select(col(Peer.ID), col(Peer.TEXT))
            .withColumn(NUMBER, monotonically_increasing_id())
            .cache();
    Dataset<Row> edges =
        records
            .select(col(NUMBER), col(Peer.TEXT))
            .mapPartitions(new BandedMinHash(), Encoders.row(BANDS))
            .groupBy(col(BAND), col(HASHES))
            .agg(min(col(NUMBER)).as(Components.SMALLER), collect_list(col(NUMBER)).as(MEMBERS))
            .where(size(col(MEMBERS)).gt(1))
            .select(explode(col(MEMBERS)).as(Components.NODE), col(Components.SMALLER))
            .where(col(Components.NODE).notEqual(col(Components.SMALLER)))
            .distinct()
            .cache();
    Dataset<Row> components = Components.of(edges);
    return components
        .join(records.select(col(NUMBER).as(Components.NODE), col(Peer.ID)), Components.NODE)
        .join(
            records.select(col(NUMBER).as(Components.SMALLER), col(Peer.ID).as(Peer.KEPT)),
            Components.SMALLER)
        .select(col(Peer.ID), col(Peer.KEPT));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> texts) {
    BandHashes bands = new BandHashes();
    Deque<Row> pending = new ArrayDeque<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        while (pending.isEmpty() && texts.hasNext()) {
          Row text = texts.next();
          byte[][] hashes = bands.of(text.getString(1));
          for (int band = 0; band < hashes.length; band++) {
            pending.add(RowFactory.create(band, hashes[band], text.getLong(0)));
          }
        }
        return !pending.isEmpty();
      }

      @Override
      public Row next() {
        return pending.remove();
      }
    };
  }
}
