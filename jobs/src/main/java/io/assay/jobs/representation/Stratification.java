package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.decision.ItemVerdicts;
import io.assay.jobs.expression.CharterExpressions;
import io.assay.jobs.expression.FlatItems;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.rules.charter.Dimension;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Counts a set along all dimensions in one aggregation: each content falls into one stratum, the
 * combination of its categories. Categories that the charter does not list are counted together as
 * {@link #UNLISTED}: otherwise contributors could make as many strata as there are items.
 */
final class Stratification {
  /** Category of everything that has a value which the charter does not list. */
  static final String UNLISTED = "(unlisted)";

  private static final String[] CONTENT = {ITEM_ID, BATCH_ID};
  private static final String IS_KNOWN = "is_known";

  private final StageContext context;
  private final List<Dimension> dimensions;
  private final List<Column> categories;

  Stratification(StageContext context, List<Dimension> dimensions) {
    this.context = context;
    this.dimensions = dimensions;
    List<Column> all = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      all.add(category(dimensions.get(i)).as("d" + i));
    }
    this.categories = List.copyOf(all);
  }

  /**
   * A set's counts.
   *
   * @param known of its contents, those whose item may have been accepted with another content
   */
  record Counted(StratumCounts counts, long known) {}

  /** Counts what the batch itself delivered and admits, in one pass over its items. */
  Counted own(ItemVerdicts verdicts) {
    List<Column> columns = new ArrayList<>(categories);
    columns.add(own(ITEM_ID).as(ITEM_ID));
    columns.add(own(Items.CONTRIBUTORS).as(Items.CONTRIBUTORS));
    columns.add(own(Items.DELIVERY).notEqual(Delivery.NEW.text()).as(IS_KNOWN));
    List<BatchKey> batch = List.of(context.batch().key());
    Dataset<Row> items = flat(verdicts.items(), batch).select(columns.toArray(Column[]::new));
    return counted(ItemVerdicts.admitted(verdicts.judged(items)), col(IS_KNOWN));
  }

  /**
   * Counts the contents of a set.
   *
   * @param set item id and the batch that delivered the content
   * @param keys batches that these can be
   */
  StratumCounts of(Dataset<Row> set, List<BatchKey> keys) {
    Dataset<Row> items = context.tables().read(Items.TABLE, keys).join(set, CONTENT, "left_semi");
    Dataset<Row> rows = flat(items, keys).select(categories.toArray(Column[]::new));
    return counted(rows, lit(false)).counts();
  }

  private Counted counted(Dataset<Row> rows, Column isKnown) {
    int width = dimensions.size();
    Column[] by = new Column[width];
    for (int i = 0; i < width; i++) {
      by[i] = col("d" + i);
    }
    List<Row> groups =
        rows.groupBy(by).agg(count(lit(1)).as("contents"), count_if(isKnown)).collectAsList();
    List<StratumCounts.Stratum> strata = new ArrayList<>();
    for (Row row : groups) {
      List<@Nullable String> values = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        values.add(row.getString(i));
      }
      strata.add(new StratumCounts.Stratum(values, row.getLong(width)));
    }
    long known = groups.stream().mapToLong(row -> row.getLong(width + 1)).sum();
    return new Counted(new StratumCounts(strata), known);
  }

  /** Items as expressions see them; the text is read only if one asks for it. */
  private Dataset<Row> flat(Dataset<Row> items, List<BatchKey> keys) {
    return hasExpression()
        ? FlatItems.of(items, context.tables().read(Contents.TABLE, keys), context.charter())
        : items;
  }

  private boolean hasExpression() {
    return dimensions.stream().anyMatch(dimension -> dimension.expression() != null);
  }

  private Column own(String column) {
    return hasExpression() ? FlatItems.own(column) : col(column);
  }

  private Column category(Dimension dimension) {
    Column value = value(dimension);
    Object[] listed = dimension.target().keySet().toArray();
    return when(value.isNull().or(value.isin(listed)), value).otherwise(UNLISTED);
  }

  private Column value(Dimension dimension) {
    String expression = dimension.expression();
    return expression == null
        ? element_at(own(Items.ATTRIBUTES), dimension.attribute())
        : new CharterExpressions(context.charter())
            .category("dimension " + dimension.name(), expression);
  }
}
