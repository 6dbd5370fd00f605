package io.assay.jobs.label;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads the rows of {@link VoteRows} in a partition once, into arrays. */
record ReadVotes(List<String> labels)
    implements FlatMapFunction<Iterator<InternalRow>, DeliveredVotes> {

  @Override
  public Iterator<DeliveredVotes> call(Iterator<InternalRow> rows) {
    DeliveredVotes votes = new DeliveredVotes(labels);
    while (rows.hasNext()) {
      votes.read(rows.next());
    }
    return List.of(votes).iterator();
  }
}
