package io.assay.jobs.label.suspect;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import scala.collection.Seq;

/**
 * How much each word tells: the logarithm of how rare it is (inverse document frequency). A content
 * becomes the vector of its words' weights, of length 1.
 */
final class WordWeights implements UDF1<Seq<Integer>, Vector>, Serializable {

  private static final long serialVersionUID = 1L;
  private static final int DEPTH = 2;

  private final double[] weights = new double[HashedWords.FEATURES];

  private WordWeights(long items, long[] itemsWith) {
    for (int word = 0; word < weights.length; word++) {
      weights[word] = Math.log((items + 1.0) / (itemsWith[word] + 1.0));
    }
  }

  /**
   * Counts.
   *
   * @param words rows with the places of their words in the first column
   */
  static WordWeights of(JavaRDD<Row> words, long items) {
    long[] itemsWith =
        words
            .mapPartitions(
                rows -> {
                  long[] counts = new long[HashedWords.FEATURES];
                  rows.forEachRemaining(
                      row -> row.<Integer>getList(0).forEach(word -> counts[word]++));
                  return List.of(counts).iterator();
                })
            .treeAggregate(
                new long[HashedWords.FEATURES], WordWeights::plus, WordWeights::plus, DEPTH);
    return new WordWeights(items, itemsWith);
  }

  private static long[] plus(long[] sum, long[] other) {
    for (int word = 0; word < sum.length; word++) {
      sum[word] += other[word];
    }
    return sum;
  }

  @Override
  public Vector call(Seq<Integer> words) {
    int[] places = new int[words.size()];
    double[] values = new double[places.length];
    double squares = 0;
    for (int word = 0; word < places.length; word++) {
      places[word] = words.apply(word);
      values[word] = weights[places[word]];
      squares += values[word] * values[word];
    }
    double length = squares == 0 ? 1 : Math.sqrt(squares);
    for (int word = 0; word < values.length; word++) {
      values[word] /= length;
    }
    return Vectors.sparse(HashedWords.FEATURES, places, values);
  }
}
