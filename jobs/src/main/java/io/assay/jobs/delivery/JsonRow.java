package io.assay.jobs.delivery;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * One row as the bytes of a JSON object; columns that are null are left out. Bytes of text pass as
 * they are, so that what is no UTF-8 is still found by whoever reads the record. The next row
 * overwrites it.
 */
final class JsonRow {
  private static final int SPACE = 0x20;

  private byte[] buffer = new byte[256];
  private int length;

  private void begin() {
    length = 0;
    put('{');
  }

  private void end() {
    put('}');
  }

  /** A value that is quoted and escaped. */
  void text(byte[] name, byte[] value) {
    name(name);
    put('"');
    for (byte next : value) {
      if (next == '"' || next == '\\') {
        put('\\');
        put(next);
      } else if (next >= 0 && next < SPACE) {
        append("\\u%04x".formatted((int) next).getBytes(StandardCharsets.US_ASCII));
      } else {
        put(next);
      }
    }
    put('"');
  }

  /** A number or a truth value. */
  void bare(byte[] name, String value) {
    name(name);
    append(value.getBytes(StandardCharsets.US_ASCII));
  }

  private void name(byte[] name) {
    if (length > 1) {
      put(',');
    }
    append(name);
    put(':');
  }

  private void put(int next) {
    if (length == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(2, length));
    }
    buffer[length++] = (byte) next;
  }

  private void append(byte[] bytes) {
    for (byte next : bytes) {
      put(next);
    }
  }

  /** Bytes of the whole object. */
  int length() {
    return length;
  }

  /** The object, or its beginning if it is longer than that. */
  byte[] bytes(int most) {
    return Arrays.copyOf(buffer, Math.min(length, most));
  }

  /** Lets Parquet's reader write its columns into one row after the other. */
  static final class Materializer extends RecordMaterializer<JsonRow> {
    private final JsonRow row = new JsonRow();
    private final GroupConverter root;

    Materializer(MessageType schema) {
      List<ColumnConverter> columns =
          schema.getFields().stream()
              .map(column -> new ColumnConverter(row, key(column), column.asPrimitiveType()))
              .toList();
      this.root =
          new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
              return columns.get(field);
            }

            @Override
            public void start() {
              row.begin();
            }

            @Override
            public void end() {
              row.end();
            }
          };
    }

    private static byte[] key(Type column) {
      String quoted =
          '"' + new String(JsonStringEncoder.getInstance().quoteAsString(column.getName())) + '"';
      return quoted.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public JsonRow getCurrentRecord() {
      return row;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }
}
