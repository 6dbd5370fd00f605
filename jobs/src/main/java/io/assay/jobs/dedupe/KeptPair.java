package io.assay.jobs.dedupe;

import io.assay.jobs.table.TableDefinition;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Of kept records of one content, the first and the first of another item: enough to tell what any
 * item repeats that does not repeat itself.
 */
final class KeptPair {
  private @Nullable Kept first;
  private @Nullable Kept second;

  /** A record by item and batch. */
  record Kept(String itemId, String batchId) {
    static Kept of(Row row) {
      return new Kept(row.getAs(TableDefinition.ITEM_ID), row.getAs(TableDefinition.BATCH_ID));
    }
  }

  /** Records come in order of priority. */
  void add(Kept kept) {
    if (first == null) {
      first = kept;
    } else if (second == null && !first.itemId().equals(kept.itemId())) {
      second = kept;
    }
  }

  /** The first one that is not of this item, or null. */
  @Nullable Kept otherThan(String itemId) {
    return first != null && first.itemId().equals(itemId) ? second : first;
  }
}
