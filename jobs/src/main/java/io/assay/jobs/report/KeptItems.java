package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Who brought some kept items and when, and how often earlier batches repeated them. */
final class KeptItems {
  private final Map<Excerpts.Place, Origin> origins = new HashMap<>();
  private final Map<Excerpts.Place, Long> earlierRepeats = new HashMap<>();

  private record Origin(List<String> contributors, Instant submittedAt) {}

  private KeptItems() {}

  static KeptItems read(StageContext context, Set<Excerpts.Place> places) {
    KeptItems items = new KeptItems();
    if (!places.isEmpty()) {
      Object[] ids = places.stream().map(Excerpts.Place::itemId).distinct().sorted().toArray();
      List<BatchKey> past = context.batch().pastKeys();
      List<BatchKey> all = new ArrayList<>(past);
      all.add(context.batch().key());
      items.readOrigins(context, all, ids);
      if (!past.isEmpty()) {
        items.readRepeats(context, past, ids);
      }
    }
    return items;
  }

  private void readOrigins(StageContext context, List<BatchKey> batches, Object[] ids) {
    for (Row row :
        context
            .tables()
            .read(Items.TABLE, batches)
            .where(col(ITEM_ID).isin(ids))
            .select(col(BATCH_ID), col(ITEM_ID), col(Items.CONTRIBUTORS), col(Items.SUBMITTED_AT))
            .collectAsList()) {
      origins.put(
          new Excerpts.Place(row.getString(0), row.getString(1)),
          new Origin(row.getList(2), row.<Timestamp>getAs(3).toInstant()));
    }
  }

  private void readRepeats(StageContext context, List<BatchKey> batches, Object[] ids) {
    for (Row row :
        context
            .tables()
            .read(Duplicates.TABLE, batches)
            .where(Duplicates.isRemoval().and(col(Duplicates.KEPT_ITEM_ID).isin(ids)))
            .groupBy(col(Duplicates.KEPT_BATCH_ID), col(Duplicates.KEPT_ITEM_ID))
            .agg(count(lit(1)))
            .collectAsList()) {
      earlierRepeats.put(new Excerpts.Place(row.getString(0), row.getString(1)), row.getLong(2));
    }
  }

  /** Empty where the item is not there. */
  List<String> contributors(Excerpts.Place place) {
    Origin origin = origins.get(place);
    return origin == null ? List.of() : origin.contributors();
  }

  @Nullable Instant submittedAt(Excerpts.Place place) {
    Origin origin = origins.get(place);
    return origin == null ? null : origin.submittedAt();
  }

  long earlierRepeats(Excerpts.Place place) {
    return earlierRepeats.getOrDefault(place, 0L);
  }
}
