package io.assay.bench.duplicates.peer;

import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Records that share a band are taken for duplicates; nothing is verified, and a record goes if it
 * is not the first of each of its bands. Usual programs go on to connected components, which is
 * left out here: it would only cost more.
 */
final class BandedMinHash implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final String BAND = "band";
  private static final String MEMBERS = "members";
  private static final StructType BANDS =
      new StructType().add(BAND, DataTypes.LongType).add(Peer.ID, DataTypes.StringType);

  private BandedMinHash() {}

  static Dataset<Row> duplicates(Dataset<Row> texts) {
    return texts
        .select(col(Peer.ID), col(Peer.TEXT))
        .mapPartitions(new BandedMinHash(), Encoders.row(BANDS))
        .groupBy(col(BAND))
        .agg(collect_list(col(Peer.ID)).as(MEMBERS))
        .where(size(col(MEMBERS)).gt(1))
        .select(array_min(col(MEMBERS)).as(Peer.KEPT), explode(col(MEMBERS)).as(Peer.ID))
        .where(col(Peer.KEPT).notEqual(col(Peer.ID)))
        .groupBy(col(Peer.ID))
        .agg(min(col(Peer.KEPT)).as(Peer.KEPT));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> texts) {
    BandHashes hashes = new BandHashes();
    List<Row> pending = new ArrayList<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        while (pending.isEmpty() && texts.hasNext()) {
          Row text = texts.next();
          for (long band : hashes.of(text.getString(1))) {
            pending.add(RowFactory.create(band, text.getString(0)));
          }
        }
        return !pending.isEmpty();
      }

      @Override
      public Row next() {
        return pending.remove(pending.size() - 1);
      }
    };
  }
}
