package io.assay.rules.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.Format;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A record may be longer than memory. */
@Timeout(20)
class LongRecordTest {

  private static final long MEGABYTE = 1 << 20;

  @Test
  void keepsOnlyTheBoundOfATenMegabyteCsvField() {
    RawRecord cut = cutRecord(Format.CSV, "text\n\"", "\n\"\"forged,row\n\"\n", 10 * MEGABYTE);
    assertThat(cut.bytes()).hasSize(4096);
    assertThat(cut.length()).isEqualTo(10 * MEGABYTE + 1 + "\n\"\"forged,row\n\"".length());
  }

  @Test
  void keepsOnlyTheBoundOfATenMegabyteJsonLine() {
    RawRecord cut = cutRecord(Format.JSONL, "{\"text\":\"", "\"}\n", 10 * MEGABYTE);
    assertThat(cut.bytes()).hasSize(4096);
    assertThat(cut.length()).isEqualTo(10 * MEGABYTE + 11);
  }

  @Test
  void passesOverAGigabyteWithoutHoldingIt() {
    assertThat(cutRecord(Format.CSV, "text\n\"", "\"\n", 1024 * MEGABYTE).length())
        .isEqualTo(1024 * MEGABYTE + 2);
    assertThat(cutRecord(Format.JSONL, "{\"text\":\"", "\"}", 1024 * MEGABYTE).length())
        .isEqualTo(1024 * MEGABYTE + 11);
  }

  private static RawRecord cutRecord(Format format, String before, String after, long filling) {
    String last = format == Format.CSV ? "last" : "\n{}";
    InputStream file = new Lazy(Records.utf8(before), filling, Records.utf8(after + last));
    try (RecordSource source =
        RecordSource.open("file", file, new FileShape(format, List.of(), 4096))) {
      RawRecord cut = source.next();
      assertThat(cut.truncated()).isTrue();
      assertThat(source.next().number()).isEqualTo(2);
      assertThat(source.hasNext()).isFalse();
      return cut;
    }
  }

  /** Some bytes, a filling of the letter x that is never stored, and some more bytes. */
  private static final class Lazy extends InputStream {

    private final byte[] before;
    private final long filling;
    private final byte[] after;
    private long position;

    Lazy(byte[] before, long filling, byte[] after) {
      this.before = before;
      this.filling = filling;
      this.after = after;
    }

    @Override
    public int read() {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count;
      if (position < before.length) {
        count = copy(before, (int) position, target, offset, length);
      } else if (position < before.length + filling) {
        count = (int) Math.min(length, before.length + filling - position);
        Arrays.fill(target, offset, offset + count, (byte) 'x');
      } else {
        count = copy(after, (int) (position - before.length - filling), target, offset, length);
      }
      position += Math.max(count, 0);
      return count;
    }

    private static int copy(byte[] from, int start, byte[] target, int offset, int length) {
      int count = Math.min(length, from.length - start);
      System.arraycopy(from, start, target, offset, count);
      return count == 0 ? -1 : count;
    }
  }
}
