package io.assay.jobs.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prints rows as CSV, JSON lines or an aligned table, one row at a time. */
public final class ResultPrinter {
  /** Forms of output. */
  public enum Form {
    /** RFC 4180 with a header; lines end in LF, as other programs of a pipe expect. */
    CSV,
    /** One object a line. */
    JSON,
    /** Aligned columns for reading; the first thousand rows. */
    TABLE
  }

  private static final int TABLE_ROWS = 1000;
  private static final int CELL_WIDTH = 60;

  private final PrintStream out;
  private final UnaryOperator<String> printable;

  /**
   * @param printable makes contributed text harmless for a terminal
   */
  public ResultPrinter(PrintStream out, UnaryOperator<String> printable) {
    this.out = out;
    this.printable = printable;
  }

  /** Prints all rows. */
  public void print(Dataset<Row> rows, Form form) {
    switch (form) {
      case CSV -> csv(rows);
      case JSON -> rows.toJSON().toLocalIterator().forEachRemaining(out::println);
      case TABLE -> table(rows);
    }
    out.flush();
  }

  private void csv(Dataset<Row> rows) {
    out.println(String.join(",", quoted(List.of(rows.columns()))));
    for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); ) {
      out.println(String.join(",", quoted(texts(all.next()))));
    }
  }

  private static List<String> quoted(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
        .toList();
  }

  private void table(Dataset<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of(rows.columns()));
    for (Row row : rows.limit(TABLE_ROWS).collectAsList()) {
      lines.add(texts(row).stream().map(this::cell).toList());
    }
    int columns = rows.columns().length;
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        text.append(String.format(Locale.ROOT, "%-" + Math.max(1, widths[i]) + "s  ", line.get(i)));
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private String cell(String text) {
    String safe = printable.apply(text);
    return safe.length() <= CELL_WIDTH ? safe : safe.substring(0, CELL_WIDTH - 1) + "…";
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      texts.add(text(row.get(i)));
    }
    return texts;
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof scala.collection.Seq<?> || value instanceof scala.collection.Map<?, ?>) {
      return json(value);
    }
    return value instanceof byte[] bytes
        ? java.util.HexFormat.of().formatHex(bytes)
        : value.toString();
  }

  private static String json(Object value) {
    Object plain =
        value instanceof scala.collection.Map<?, ?> map
            ? scala.collection.JavaConverters.mapAsJavaMap(map)
            : scala.collection.JavaConverters.seqAsJavaList((scala.collection.Seq<?>) value);
    try {
      return new ObjectMapper().writeValueAsString(plain);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return String.valueOf(value);
    }
  }
}
