package io.assay.jobs.expression;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.rules.charter.AttributeType;
import io.assay.rules.charter.Charter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Items as a charter's expressions see them, one column for each thing that the charter names: the
 * content fields as strings, the attributes with their types, then {@code item_id}, {@code
 * contributors}, {@code licence}, {@code source} and {@code submitted_at}. Where the charter gives
 * a field or attribute one of these names, in any case, its own meaning wins; {@link #own} reaches
 * the item's own columns whatever the charter names.
 */
public final class FlatItems {
  /** No CSV header or JSON member is likely to have this name, and no SQL needs it. */
  private static final String ROW = "assay:row";

  private static final List<String> OWN =
      List.of(ITEM_ID, Items.CONTRIBUTORS, Items.LICENCE, Items.SOURCE, Items.SUBMITTED_AT);

  private FlatItems() {}

  /**
   * Joins items with their content.
   *
   * @param items rows of {@code items}
   * @param contents rows of {@code contents} of the same attempts
   */
  public static Dataset<Row> of(Dataset<Row> items, Dataset<Row> contents, Charter charter) {
    String[] place = {BATCH_ID, ITEM_ID};
    return of(items.join(contents.drop(ATTEMPT), place, "inner"), charter);
  }

  /**
   * Flattens rows of {@code items} alone: without the content fields.
   *
   * @see Reading#ITEMS
   */
  public static Dataset<Row> ofItems(Dataset<Row> items, Charter charter) {
    Map<String, Column> columns = columns(charter);
    columns.keySet().removeAll(charter.intake().columns().content());
    return flat(items, columns, List.of(Items.TABLE.schema().fieldNames()));
  }

  /**
   * Flattens rows of {@code contents} alone: the content fields, and {@link #own} of the item id.
   *
   * @see Reading#CONTENTS
   */
  public static Dataset<Row> ofContents(Dataset<Row> contents, Charter charter) {
    Map<String, Column> columns = columns(charter);
    columns.keySet().retainAll(charter.intake().columns().content());
    return flat(contents, columns, List.of(ITEM_ID));
  }

  /** Flattens rows that have the columns of {@code items} and {@code contents}. */
  public static Dataset<Row> of(Dataset<Row> joined, Charter charter) {
    return of(joined, charter, List.of());
  }

  /**
   * The same.
   *
   * @param others further columns of the rows, which {@link #own} reaches as well
   */
  public static Dataset<Row> of(Dataset<Row> joined, Charter charter, List<String> others) {
    List<String> own =
        Stream.concat(Arrays.stream(Items.TABLE.schema().fieldNames()), others.stream()).toList();
    return flat(joined, columns(charter), own);
  }

  private static Dataset<Row> flat(Dataset<Row> rows, Map<String, Column> named, List<String> own) {
    List<Column> columns = new ArrayList<>();
    named.forEach((name, column) -> columns.add(column.as(name)));
    columns.add(struct(own.stream().map(name -> col(name)).toArray(Column[]::new)).as(ROW));
    return rows.select(columns.toArray(Column[]::new));
  }

  /** A column of {@code items} on flat rows, whatever names the charter gives its own. */
  public static Column own(String column) {
    return col("`" + ROW + "`").getField(column);
  }

  /** The columns by name, over rows that have those of {@code items} and {@code contents}. */
  static Map<String, Column> columns(Charter charter) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String field : charter.intake().columns().content()) {
      columns.put(field, element_at(col(Contents.CONTENT), field));
    }
    charter
        .intake()
        .columns()
        .attributes()
        .forEach(
            (name, attribute) ->
                columns.put(
                    name, element_at(col(Items.ATTRIBUTES), name).cast(type(attribute.type()))));
    for (String own : OWN) {
      boolean isFree = columns.keySet().stream().noneMatch(own::equalsIgnoreCase);
      if (isFree) {
        columns.put(own, col(own));
      }
    }
    return columns;
  }

  /** The types of the columns. */
  static StructType schema(Charter charter) {
    StructType schema = new StructType();
    for (String name : columns(charter).keySet()) {
      schema = schema.add(name, type(charter, name));
    }
    return schema;
  }

  private static DataType type(Charter charter, String name) {
    var attribute = charter.intake().columns().attributes().get(name);
    if (attribute != null) {
      return type(attribute.type());
    }
    if (charter.intake().columns().content().contains(name)) {
      return DataTypes.StringType;
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case Items.CONTRIBUTORS -> DataTypes.createArrayType(DataTypes.StringType);
      case Items.SUBMITTED_AT -> DataTypes.TimestampType;
      default -> DataTypes.StringType;
    };
  }

  private static DataType type(AttributeType type) {
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case INTEGER -> DataTypes.LongType;
      case NUMBER -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case DATE -> DataTypes.DateType;
    };
  }
}
