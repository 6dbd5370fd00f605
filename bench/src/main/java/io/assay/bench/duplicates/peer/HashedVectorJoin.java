package io.assay.bench.duplicates.peer;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.trim;

import org.apache.spark.ml.feature.HashingTF;
import org.apache.spark.ml.feature.MinHashLSH;
import org.apache.spark.ml.feature.NGram;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * MLlib's similarity join over hashed vectors of word 5-grams, at Jaccard distance 0.2. Of each
 * pair the later record goes, for the first it resembles.
 */
final class HashedVectorJoin {
  private static final String WORDS = "words";
  private static final String GRAMS = "grams";
  private static final String VECTOR = "vector";
  private static final int TABLES = 5;
  private static final double DISTANCE = 0.2;

  private HashedVectorJoin() {}

  static Dataset<Row> duplicates(Dataset<Row> texts) {
    Dataset<Row> words =
        texts.select(
            col(Peer.ID),
            split(trim(lower(regexp_replace(col(Peer.TEXT), "[^\\p{L}\\p{M}\\p{N}]+", " "))), " ")
                .as(WORDS));
    Dataset<Row> grams =
        new NGram().setN(5).setInputCol(WORDS).setOutputCol(GRAMS).transform(words);
    // A vector without entries is an error to MLlib. Made once, since both sides of the join and
    // its distances need them.
    Dataset<Row> vectors =
        new HashingTF()
            .setBinary(true)
            .setNumFeatures(1 << 20)
            .setInputCol(GRAMS)
            .setOutputCol(VECTOR)
            .transform(grams.where(size(col(GRAMS)).gt(0)))
            .select(col(Peer.ID), col(VECTOR))
            .cache();
    return new MinHashLSH()
        .setNumHashTables(TABLES)
        .setSeed(1)
        .setInputCol(VECTOR)
        .setOutputCol("hashes")
        .fit(vectors)
        .approxSimilarityJoin(vectors, vectors, DISTANCE)
        .select(col("datasetA.id").as(Peer.KEPT), col("datasetB.id").as(Peer.ID))
        .where(col(Peer.KEPT).lt(col(Peer.ID)))
        .groupBy(col(Peer.ID))
        .agg(min(col(Peer.KEPT)).as(Peer.KEPT));
  }
}
