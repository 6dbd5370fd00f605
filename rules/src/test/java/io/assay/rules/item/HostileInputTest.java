package io.assay.rules.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.Format;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random bytes give items, quarantined records or an {@link IntakeException}; nothing else, and no
 * record is lost.
 */
class HostileInputTest {

  private static final int FILES = 10_000;
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\",
    "\\u",
    "\\ud83d",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\0",
    "1",
    "-",
    "e9",
    "NaN",
    "true",
    "null",
    "\ufeff",
    "é",
    "😀",
    "\"id\":\"i\",",
    "\"who\":\"w\",",
    "\"when\":\"2025-12-31\",",
    "\"act\":",
    "\"score\":",
    "i,w,2025-12-31,a,b,,,,,,,,",
    "99999999999999999999",
    "/*",
    "#"
  };
  private static final String HEADER =
      "id,who,when,act,prompt,licence,score,year,dev,seen,day,kind,other\n";

  @ParameterizedTest
  @EnumSource(names = {"CSV", "JSONL"})
  void accountsForEveryRecordOfRandomFiles(Format format) {
    FileShape shape =
        new FileShape(
            format, ItemReader.shape(ItemReaderTest.intake(format, List.of())).columns(), 200);
    int refused = 0;
    long items = 0;
    long quarantined = 0;
    for (int seed = 0; seed < FILES; seed++) {
      byte[] file = file(new Random(seed), format);
      try {
        long records = FileInspection.of("file", new ByteArrayInputStream(file), shape).records();
        long[] counts = read(file, shape, format);
        assertThat(counts[0] + counts[1]).as("seed %d", seed).isEqualTo(records);
        items += counts[0];
        quarantined += counts[1];
      } catch (IntakeException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, FILES - 1);
    assertThat(items).isPositive();
    assertThat(quarantined).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "JSONL"})
  void findsTheSameRecordsWhereverBuffersEnd(Format format) {
    FileShape shape = new FileShape(format, List.of(), 20);
    for (int seed = 0; seed < 500; seed++) {
      byte[] file = Records.join(Records.utf8("header\n"), pieces(new Random(seed)));
      String expected = describe(file, shape, 1 << 16);
      for (int bufferBytes : new int[] {1, 2, 3, 7}) {
        assertThat(describe(file, shape, bufferBytes))
            .as("seed %d, buffer %d", seed, bufferBytes)
            .isEqualTo(expected);
      }
    }
  }

  /**
   * Every record with its place, which must hold its bytes; or the message that refuses the file.
   */
  private static String describe(byte[] file, FileShape shape, int bufferBytes) {
    StringBuilder all = new StringBuilder();
    try {
      for (RawRecord record : Records.all(file, shape, bufferBytes)) {
        int start = (int) record.offset();
        assertThat(Arrays.copyOfRange(file, start, start + record.bytes().length))
            .isEqualTo(record.bytes());
        all.append(record.number() + "@" + start + "+" + record.length() + " ");
      }
    } catch (IntakeException e) {
      all.append(e.getMessage());
    }
    return all.toString();
  }

  private static long[] read(byte[] file, FileShape shape, Format format) {
    long[] counts = new long[2];
    try (RecordSource source = Records.open(file, shape)) {
      ItemReader reader =
          ItemReader.of(ItemReaderTest.intake(format, List.of()), Map.of(), source.columns());
      while (source.hasNext()) {
        counts[reader.read(source.next()) instanceof Item ? 0 : 1]++;
      }
    }
    return counts;
  }

  /**
   * Half of the files are random bytes, half are random pieces of the format; some are packed, and
   * some of those damaged.
   */
  private static byte[] file(Random random, Format format) {
    byte[] start = Records.utf8(format == Format.CSV && random.nextInt(20) > 0 ? HEADER : "");
    byte[] file = Records.join(start, random.nextBoolean() ? bytes(random) : pieces(random));
    if (random.nextInt(4) > 0) {
      return file;
    }
    byte[] packed = Records.gzip(file);
    if (random.nextBoolean()) {
      packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return packed;
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(80)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] pieces(Random random) {
    StringBuilder text = new StringBuilder();
    for (int count = random.nextInt(60); count > 0; count--) {
      text.append(
          random.nextInt(8) == 0
              ? "{\"id\":\"i\",\"who\":\"w\",\"when\":\"2025-12-31\",\"act\":\"a\"}\n"
              : PIECES[random.nextInt(PIECES.length)]);
    }
    return Records.utf8(text.toString());
  }
}
