package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.jobs.report.content.TemplateText;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.dedupe.BoilerplateSample;
import io.assay.rules.dedupe.boilerplate.Suggestion;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Texts that the charter may want to declare as boilerplate: looked for in a sample of what a batch
 * left accepted or waiting, or removed as near duplicates, drawn by hash of the item id, so that it
 * is the same on every machine.
 */
final class Templates {
  private static final int SHOWN = 5;
  private static final StructType FOUND =
      new StructType()
          .add("text", DataTypes.StringType)
          .add("records", DataTypes.IntegerType)
          .add("contributors", DataTypes.IntegerType)
          .add("looked_at", DataTypes.LongType);

  private Templates() {}

  static List<TemplateText> in(StageContext context) {
    DuplicatesSection section = context.charter().duplicates();
    NearDuplicates near = section == null ? null : section.near();
    if (section == null || near == null) {
      return List.of();
    }
    List<TemplateText> found = new ArrayList<>();
    for (Row row :
        sample(context, near)
            .repartition(1)
            // The sample takes no more than fits, so which come first must not depend on
            // partitions.
            .sortWithinPartitions(xxhash64(col(ITEM_ID)), col(ITEM_ID))
            .mapPartitions(new Search(section), Encoders.row(FOUND))
            .collectAsList()) {
      found.add(new TemplateText(row.getString(0), row.getInt(1), row.getInt(2), row.getLong(3)));
    }
    return found;
  }

  /** Item, who contributed it, and the compared fields, of each record drawn. */
  private static Dataset<Row> sample(StageContext context, NearDuplicates near) {
    TableStore tables = context.tables();
    BatchKey key = context.batch().key();
    long every = Math.floorDiv(tables.count(Contents.TABLE, key), BoilerplateSample.RECORDS) + 1;
    Column isDrawn = pmod(xxhash64(col(ITEM_ID)), lit(every)).equalTo(lit(0));
    Column isNear = array_contains(col(Verdicts.REASONS), ReasonCode.DUPLICATE_NEAR.text());
    Dataset<Row> drawn =
        tables
            .read(Verdicts.TABLE, key)
            .where(
                col(Verdicts.DELIVERED_BATCH_ID)
                    .equalTo(key.batchId())
                    .and(col(Verdicts.VERDICT).isin("accepted", "review").or(isNear))
                    .and(isDrawn))
            .select(col(ITEM_ID), col(Verdicts.CONTRIBUTORS));
    List<Column> columns = new ArrayList<>();
    columns.add(col(ITEM_ID));
    columns.add(array_join(col(Verdicts.CONTRIBUTORS), ";"));
    near.fields().forEach(field -> columns.add(element_at(col(Contents.CONTENT), field)));
    return tables
        .read(Contents.TABLE, key)
        .where(isDrawn)
        .drop(BATCH_ID)
        .join(drawn, ITEM_ID)
        .select(columns.toArray(Column[]::new));
  }

  /** Searches the one partition. */
  private static final class Search implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final DuplicatesSection section;

    Search(DuplicatesSection section) {
      this.section = section;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      BoilerplateSample sample = new BoilerplateSample(section);
      while (rows.hasNext()) {
        Row row = rows.next();
        List<@Nullable String> fields = new ArrayList<>();
        for (int i = 2; i < row.size(); i++) {
          fields.add(row.getString(i));
        }
        sample.add(fields, row.getString(1));
      }
      List<Row> found = new ArrayList<>();
      for (Suggestion suggestion : sample.suggestions()) {
        if (found.size() < SHOWN) {
          found.add(
              RowFactory.create(
                  suggestion.text(),
                  suggestion.records(),
                  suggestion.contributors(),
                  (long) sample.size()));
        }
      }
      return found.iterator();
    }
  }
}
