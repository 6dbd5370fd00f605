package io.assay.lineage.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortedOrderTest {
  /** Few alphabets make many equal beginnings and many equal entries. */
  @ParameterizedTest
  @CsvSource({"20,256", "20,2", "32,256", "32,1", "7,2", "1,3", "5,256"})
  void equalsAStableSortByUnsignedBytes(int width, int alphabet) {
    Random random = new Random(31L * width + alphabet);
    byte[][] entries = new byte[700][width];
    FixedBytes column = new FixedBytes(width);
    for (byte[] entry : entries) {
      for (int i = 0; i < width; i++) {
        entry[i] = (byte) (random.nextInt(alphabet) * 255 / Math.max(1, alphabet - 1));
      }
      column.add(entry, 0);
    }

    int[] expected =
        IntStream.range(0, entries.length)
            .boxed()
            .sorted(Comparator.comparing(i -> entries[i], Arrays::compareUnsigned))
            .mapToInt(Integer::intValue)
            .toArray();
    assertThat(SortedOrder.of(column)).isEqualTo(expected);
  }
}
