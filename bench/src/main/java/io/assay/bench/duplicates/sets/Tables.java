package io.assay.bench.duplicates.sets;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files of comma- or otherwise separated values. */
final class Tables {
  private Tables() {}

  /**
   * All rows, the head line among them, without white space around values; a missing one is empty.
   */
  static List<List<String>> read(Path file, String separator) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(separator);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setMaxCharsPerColumn(1 << 20);
    List<List<String>> rows = new ArrayList<>();
    for (String[] row : new CsvParser(settings).parseAll(file.toFile(), StandardCharsets.UTF_8)) {
      rows.add(List.of(row));
    }
    return rows;
  }
}
