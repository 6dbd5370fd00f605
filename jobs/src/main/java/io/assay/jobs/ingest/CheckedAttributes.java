package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.udf;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Reviews;
import io.assay.rules.item.AttributeCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.Map;

/**
 * Whether what a curator checked is what the contributor says: a value that was changed on the way,
 * by whatever program, is none that anybody looked at.
 */
final class CheckedAttributes {
  /** Names of attributes that were shown otherwise than they are; null for none. */
  static final String CHANGED = "changed_attributes";

  private static final String[] CONTENT = {ITEM_ID, Reviews.DELIVERED_BATCH_ID};

  private CheckedAttributes() {}

  /**
   * The rows with {@link #CHANGED}.
   *
   * @param decisions with the batch that delivered the content they are about
   */
  static Dataset<Row> compared(StageContext context, Dataset<Row> decisions) {
    Set<String> delivering = new HashSet<>();
    decisions
        .where(size(col(DecisionRecords.SHOWN)).gt(0))
        .select(col(Reviews.DELIVERED_BATCH_ID))
        .distinct()
        .collectAsList()
        .forEach(row -> delivering.add(row.getString(0)));
    if (delivering.isEmpty()) {
      return decisions.withColumn(CHANGED, lit(null).cast(DataTypes.StringType));
    }
    List<BatchKey> keys =
        context.batch().pastKeys().stream()
            .filter(key -> delivering.contains(key.batchId()))
            .toList();
    Dataset<Row> said =
        context
            .tables()
            .read(Items.TABLE, keys)
            .select(
                col(ITEM_ID), col(BATCH_ID).as(Reviews.DELIVERED_BATCH_ID), col(Items.ATTRIBUTES));
    return decisions
        .join(said, CONTENT, "left")
        .withColumn(
            CHANGED,
            udf(new Difference(), DataTypes.StringType)
                .apply(col(DecisionRecords.SHOWN), col(Items.ATTRIBUTES)))
        .drop(Items.ATTRIBUTES);
  }

  /** Names the attributes whose shown value is not that of the item. */
  static final class Difference
      implements UDF2<
          @Nullable Map<String, String>, @Nullable Map<String, String>, @Nullable String> {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable String call(
        @Nullable Map<String, String> shown, @Nullable Map<String, String> said) {
      if (shown == null) {
        return null;
      }
      java.util.Map<String, String> values =
          said == null ? java.util.Map.of() : JavaConverters.mapAsJavaMap(said);
      Set<String> changed = new TreeSet<>();
      JavaConverters.mapAsJavaMap(shown)
          .forEach(
              (attribute, value) -> {
                if (!AttributeCheck.shown(values.get(attribute)).equals(value)) {
                  changed.add(attribute);
                }
              });
      return changed.isEmpty() ? null : String.join(", ", changed);
    }
  }
}
