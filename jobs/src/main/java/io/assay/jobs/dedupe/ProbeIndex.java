package io.assay.jobs.dedupe;

import io.assay.jobs.table.NearIndex;
import io.assay.rules.dedupe.join.HistoryProbe;
import io.assay.rules.dedupe.join.IndexRow;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Leaves of the index what the batch has to be compared with. */
final class ProbeIndex implements FilterFunction<Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<HistoryProbe> probe;

  ProbeIndex(Broadcast<HistoryProbe> probe) {
    this.probe = probe;
  }

  @Override
  public boolean call(Row row) {
    return probe.value().matches(IndexRow.ofBytes(row.getAs(NearIndex.ENTRY)));
  }

  /** Fills a probe in one task; it goes by way of the driver to all others. */
  static HistoryProbe fill(
      Dataset<Row> sets, SimilarityRule rule, Broadcast<Judgement.Orders> orders) {
    return sets.coalesce(1)
        .mapPartitions(new Fill(rule, orders), Encoders.javaSerialization(HistoryProbe.class))
        .first();
  }

  private static final class Fill implements MapPartitionsFunction<Row, HistoryProbe> {
    private static final long serialVersionUID = 1L;

    private final SimilarityRule rule;
    private final Broadcast<Judgement.Orders> orders;

    Fill(SimilarityRule rule, Broadcast<Judgement.Orders> orders) {
      this.rule = rule;
      this.orders = orders;
    }

    @Override
    public Iterator<HistoryProbe> call(Iterator<Row> rows) {
      HistoryProbe probe = new HistoryProbe(rule);
      rows.forEachRemaining(
          row -> probe.add(PackedSet.unpack(row.getAs(0)), orders.value().ofIndex()));
      return List.of(probe).iterator();
    }
  }
}
