package io.assay.jobs.label;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Relabel;
import io.assay.jobs.table.TableStore;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The queue of answers to ask for, as the newest batch left it, with what the items say. */
public final class RelabelRequests {

  /**
   * One answer that is asked for.
   *
   * @param content fields of the item as delivered last; none if it was erased
   */
  public record Request(String item, long answer, double gain, Map<String, String> content) {}

  private RelabelRequests() {}

  /** The most worth first; none if the newest batch that judged labels asks for nothing. */
  public static Iterator<Request> of(TableStore tables, List<Batch.Past> history) {
    for (int place = history.size() - 1; place >= 0; place--) {
      BatchKey key = history.get(place).key();
      if (tables.count(Relabel.TABLE, key) > 0) {
        return requests(tables, key, history.subList(0, place + 1));
      }
    }
    return Collections.emptyIterator();
  }

  private static Iterator<Request> requests(
      TableStore tables, BatchKey key, List<Batch.Past> history) {
    List<BatchKey> keys = history.stream().map(Batch.Past::key).toList();
    Dataset<Row> queue =
        tables
            .read(Relabel.TABLE, key)
            .select(col(ITEM_ID), col(Relabel.RANK), col(Relabel.ANSWER), col(Relabel.GAIN));
    Dataset<Row> contents =
        tables
            .read(Contents.TABLE, keys)
            .join(queue.select(col(ITEM_ID)).distinct(), new String[] {ITEM_ID}, "left_semi")
            .groupBy(col(ITEM_ID))
            .agg(
                max_by(col(Contents.CONTENT), CurrentVerdicts.sequenceOf(col(BATCH_ID), history))
                    .as(Contents.CONTENT));
    Iterator<Row> rows =
        queue
            .join(contents, new String[] {ITEM_ID}, "left")
            .sort(col(Relabel.RANK))
            .toLocalIterator();
    Iterable<Row> each = () -> rows;
    Stream<Row> stream = StreamSupport.stream(each.spliterator(), false);
    return stream.map(RelabelRequests::request).iterator();
  }

  private static Request request(Row row) {
    int content = row.fieldIndex(Contents.CONTENT);
    Map<String, String> fields = new TreeMap<>();
    if (!row.isNullAt(content)) {
      fields.putAll(row.<String, String>getJavaMap(content));
    }
    fields.values().removeIf(java.util.Objects::isNull);
    return new Request(
        row.getAs(ITEM_ID),
        row.<Long>getAs(Relabel.ANSWER),
        row.<Double>getAs(Relabel.GAIN),
        fields);
  }
}
