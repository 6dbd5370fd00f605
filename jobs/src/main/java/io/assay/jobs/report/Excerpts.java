package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.transform_values;

import io.assay.jobs.report.content.Excerpt;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The beginnings of the contents that examples show, all read in one scan. */
final class Excerpts {
  private final Map<Place, Excerpt> excerpts = new HashMap<>();

  private Excerpts() {}

  /** Where a content lies. */
  record Place(String batchId, String itemId) {}

  /** Reads what is there; a content of a batch that does not count is not. */
  static Excerpts read(StageContext context, Set<Place> places) {
    Excerpts read = new Excerpts();
    if (places.isEmpty()) {
      return read;
    }
    Object[] items = places.stream().map(Place::itemId).distinct().sorted().toArray();
    List<Row> rows =
        context
            .tables()
            .read(Contents.TABLE, keys(context, places))
            .where(col(ITEM_ID).isin(items))
            .select(
                col(BATCH_ID),
                col(ITEM_ID),
                transform_values(
                    col(Contents.CONTENT), (field, text) -> substring(text, 1, Excerpt.CHARACTERS)))
            .collectAsList();
    for (Row row : rows) {
      Map<String, String> fields = new HashMap<>(row.getJavaMap(2));
      fields.values().removeIf(text -> text == null);
      read.excerpts.put(
          new Place(row.getString(0), row.getString(1)), new Excerpt(row.getString(1), fields));
    }
    return read;
  }

  /** The excerpt; without fields when the content is not there. */
  Excerpt of(Place place) {
    return excerpts.getOrDefault(place, new Excerpt(place.itemId(), Map.of()));
  }

  private static List<BatchKey> keys(StageContext context, Set<Place> places) {
    Set<String> batches = new HashSet<>();
    places.forEach(place -> batches.add(place.batchId()));
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    keys.removeIf(key -> !batches.contains(key.batchId()));
    return keys;
  }
}
