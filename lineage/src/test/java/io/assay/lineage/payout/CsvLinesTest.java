package io.assay.lineage.payout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100_000})
  void linesDoNotDependOnHowBytesArrive(int step) throws IOException {
    Random random = new Random(step);
    List<String> expected = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      String line = "x".repeat(random.nextInt(120));
      expected.add(line);
      text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
    }

    CsvLines lines = new CsvLines(new Dripping(text.toString(), step));
    List<String> found = new ArrayList<>();
    while (lines.next()) {
      found.add(new String(lines.buffer(), lines.start(), lines.end() - lines.start(), US_ASCII));
      assertThat(lines.number()).isEqualTo(found.size());
    }
    assertThat(found).isEqualTo(expected);
  }

  /** Gives at most so many bytes at once. */
  private static final class Dripping extends InputStream {
    private final ByteArrayInputStream bytes;
    private final int step;

    Dripping(String text, int step) {
      this.bytes = new ByteArrayInputStream(text.getBytes(US_ASCII));
      this.step = step;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, Math.min(step, length));
    }
  }
}
