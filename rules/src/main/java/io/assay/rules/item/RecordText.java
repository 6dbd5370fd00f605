package io.assay.rules.item;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a record into text, or says why they are none. */
final class RecordText {

  private static final char REPLACEMENT = '\ufffd';

  private RecordText() {}

  /**
   * The record as text.
   *
   * @throws Defect if the record was cut, is not UTF-8 or holds U+0000
   */
  static String decode(RawRecord record, int maxRecordBytes) throws Defect {
    if (record.truncated()) {
      throw new Defect(
          Reason.RECORD_TOO_LONG,
          "record: " + record.length() + " bytes (expected: at most " + maxRecordBytes + ")");
    }
    String text = new String(record.bytes(), StandardCharsets.UTF_8);
    // Bad bytes always leave a replacement character; only then is the slower strict decoder needed
    // to tell them from a delivered one.
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireUtf8(record.bytes());
    }
    int nul = text.indexOf(0);
    if (nul >= 0) {
      throw new Defect(
          Reason.NUL_CHARACTER, "record: U+0000 at character " + nul + " (expected: text)");
    }
    return text;
  }

  private static void requireUtf8(byte[] bytes) throws Defect {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(buffer);
    } catch (CharacterCodingException e) {
      int at = buffer.position();
      throw new Defect(
          Reason.INVALID_UTF8,
          String.format("record: byte 0x%02x at byte %d (expected: UTF-8)", bytes[at], at));
    }
  }
}
