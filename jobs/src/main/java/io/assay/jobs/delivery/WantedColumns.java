package io.assay.jobs.delivery;

import io.assay.rules.charter.yaml.Shown;
import io.assay.rules.item.ColumnNames;
import io.assay.rules.item.FileShape;
import io.assay.rules.item.IntakeException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The columns of a Parquet file that are read; the pages of all others are passed over. */
final class WantedColumns extends ReadSupport<JsonRow> {
  private final String file;
  private final FileShape shape;

  WantedColumns(String file, FileShape shape) {
    this.file = file;
    this.shape = shape;
  }

  /**
   * Chooses the columns by name.
   *
   * @throws IntakeException if one is missing, or has a type that no field of a record has
   */
  @Override
  public ReadContext init(InitContext context) {
    MessageType schema = context.getFileSchema();
    List<String> names = schema.getFields().stream().map(Type::getName).toList();
    ColumnNames.requireAll(file, "schema", names, shape.columns());
    List<Type> columns = shape.columns().stream().map(schema::getType).toList();
    columns.forEach(this::requireReadable);
    return new ReadContext(new MessageType(schema.getName(), columns));
  }

  private void requireReadable(Type column) {
    if (!ColumnText.isReadable(column)) {
      throw IntakeException.of(
          file,
          "its column "
              + Shown.quoted(column.getName())
              + " is "
              + Shown.quoted(column.toString())
              + " (expected: text, a number, a boolean, a date or a timestamp in UTC)",
          "Write the column as one of these.");
    }
  }

  @Override
  public RecordMaterializer<JsonRow> prepareForRead(
      Configuration configuration,
      Map<String, String> metadata,
      MessageType schema,
      ReadContext context) {
    return new JsonRow.Materializer(context.getRequestedSchema());
  }
}
