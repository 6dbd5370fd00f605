package io.assay.rules.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a writer that follows RFC 4180 writes is read back exactly, wherever buffers end. */
class CsvRoundTripTest {

  private static final String[] PIECES = {
    "a", "ß", "漢", "😀", " ", "\t", ",", "\"", "\"\"", "\r", "\n", "\r\n", "'", ";", "\\", "\ufeff",
    "\ufffd"
  };
  private static final String[] LINE_ENDS = {"\n", "\r\n"};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1 << 16})
  void readsBackWhatWasWritten(int bufferBytes) throws Defect {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<List<String>> table = table(random);
      byte[] file = Records.utf8(write(table, random));
      List<List<String>> read = new ArrayList<>();
      for (RawRecord record :
          Records.all(random.nextBoolean() ? file : Records.gzip(file), Records.CSV, bufferBytes)) {
        assertThat(record.number()).isEqualTo(read.size() + 1);
        read.add(CsvRecords.fields(RecordText.decode(record, Records.CSV.maxRecordBytes())));
      }
      assertThat(read).as("seed %d", seed).isEqualTo(table);
    }
  }

  private static List<List<String>> table(Random random) {
    int columns = 1 + random.nextInt(4);
    List<List<String>> table = new ArrayList<>();
    for (int row = random.nextInt(6); row > 0; row--) {
      List<String> fields = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        fields.add(
            random
                .ints(random.nextInt(6), 0, PIECES.length)
                .mapToObj(i -> PIECES[i])
                .collect(Collectors.joining()));
      }
      table.add(fields);
    }
    return table;
  }

  private static String write(List<List<String>> table, Random random) {
    String lineEnd = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
    String rows =
        table.stream()
            .map(
                row ->
                    row.stream()
                        .map(field -> quoted(field, row.size() == 1 || random.nextInt(4) == 0))
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining(lineEnd));
    return (random.nextBoolean() ? "\ufeff" : "")
        + "header"
        + lineEnd
        + rows
        + (random.nextBoolean() ? lineEnd : "");
  }

  private static String quoted(String field, boolean always) {
    boolean needed = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return always || needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
