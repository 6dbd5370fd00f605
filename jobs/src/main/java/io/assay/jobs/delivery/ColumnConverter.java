package io.assay.jobs.delivery;

import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;

/** Writes the values of one column into the row that is being read. */
final class ColumnConverter extends PrimitiveConverter {
  private final JsonRow row;
  private final byte[] name;
  private final PrimitiveType column;
  private final boolean quoted;
  private final boolean plain;

  /**
   * @param name the column's, as JSON
   */
  ColumnConverter(JsonRow row, byte[] name, PrimitiveType column) {
    this.row = row;
    this.name = name;
    this.column = column;
    this.quoted = ColumnText.isText(column);
    this.plain = column.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY && quoted;
  }

  @Override
  public void addBinary(Binary value) {
    if (plain) {
      row.text(name, value.getBytes());
    } else {
      add(ColumnText.of(column, value));
    }
  }

  @Override
  public void addBoolean(boolean value) {
    row.bare(name, Boolean.toString(value));
  }

  @Override
  public void addDouble(double value) {
    row.bare(name, Double.toString(value));
  }

  @Override
  public void addFloat(float value) {
    row.bare(name, Float.toString(value));
  }

  @Override
  public void addInt(int value) {
    add(ColumnText.of(column, value));
  }

  @Override
  public void addLong(long value) {
    add(ColumnText.of(column, value));
  }

  private void add(String value) {
    if (quoted) {
      row.text(name, value.getBytes(StandardCharsets.UTF_8));
    } else {
      row.bare(name, value);
    }
  }
}
