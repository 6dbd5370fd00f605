package io.assay.rules.item;

import io.assay.rules.charter.Format;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files and records for the tests of this package. */
final class Records {

  static final FileShape CSV = new FileShape(Format.CSV, List.of(), 1000);
  static final FileShape JSONL = new FileShape(Format.JSONL, List.of(), 1000);

  private Records() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static RecordSource open(byte[] file, FileShape shape) {
    return RecordSource.open("file", new ByteArrayInputStream(file), shape);
  }

  static List<RawRecord> all(byte[] file, FileShape shape) {
    return all(file, shape, RecordSplitter.BUFFER_BYTES);
  }

  static List<RawRecord> all(byte[] file, FileShape shape, int bufferBytes) {
    List<RawRecord> records = new ArrayList<>();
    try (RecordSource source =
        RecordSource.open("file", new ByteArrayInputStream(file), shape, bufferBytes)) {
      source.forEachRemaining(records::add);
    }
    return records;
  }

  static List<String> texts(byte[] file, FileShape shape) {
    return all(file, shape).stream().map(Records::text).toList();
  }

  static String text(RawRecord record) {
    return new String(record.bytes(), StandardCharsets.UTF_8);
  }

  /** A record that was delivered alone. */
  static RawRecord raw(String text) {
    return raw(utf8(text));
  }

  static RawRecord raw(byte[] bytes) {
    return new RawRecord(1, 0, bytes.length, bytes);
  }
}
