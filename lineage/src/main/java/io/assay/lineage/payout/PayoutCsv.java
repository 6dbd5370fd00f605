package io.assay.lineage.payout;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeHasher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads the plain list {@code address,amount}; see {@code lineage/FORMAT.md}, section 11. One pass
 * over bytes; a line costs 52 bytes and no object. The first wrong line is named, and a list with
 * one wrong line is refused whole.
 */
public final class PayoutCsv {
  private static final byte[] HEADER = "address,amount".getBytes(US_ASCII);
  private static final byte[] NOBODY = new byte[PayoutList.ACCOUNT_BYTES];
  private static final String WHOLE_NUMBER =
      "a whole number from 0 to 2^256 - 1, digits without sign or leading zero";
  private static final int MAX_DIGITS = 78;
  private static final int MAX_SHOWN = 100;

  private final Path file;
  private final CsvLines lines;
  private final PayoutList list = new PayoutList();
  private final AddressText addresses = new AddressText(new TreeHasher());
  private final Uint256 amount = new Uint256();
  private final Uint256 total = new Uint256();
  private final byte[] account = new byte[PayoutList.ACCOUNT_BYTES];
  private final byte[] word = new byte[Hash.BYTES];

  private PayoutCsv(Path file, CsvLines lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads a list; one without accounts is fine.
   *
   * @throws PayoutException naming file, line and value of what is wrong
   */
  public static PayoutList read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw PayoutException.unreadable(file, "it is a directory (expected: a file)");
    }
    try (InputStream input = Files.newInputStream(file)) {
      return new PayoutCsv(file, new CsvLines(input)).read();
    } catch (NoSuchFileException e) {
      throw PayoutException.unreadable(file, "there is no such file");
    }
  }

  private PayoutList read() throws IOException {
    if (!lines.next() || !isHeader()) {
      String found = lines.number() == 0 ? "an empty file" : shown(lines.start(), lines.end());
      throw PayoutException.badLine(
          file, 1, "header: %s (expected: address,amount)".formatted(found));
    }
    while (lines.next()) {
      readLine();
      if (!lines.isTerminated()) {
        throw bad(
            "line",
            lines.start(),
            lines.end(),
            "a line end behind it; a list that was cut off looks like this");
      }
    }
    list.setTotal(total.value());
    checkRepeats();
    return list;
  }

  private boolean isHeader() {
    return Arrays.equals(lines.buffer(), lines.start(), lines.end(), HEADER, 0, HEADER.length);
  }

  private void readLine() {
    int start = lines.start();
    int end = lines.end();
    if (end - start > CsvLines.MAX_BYTES) {
      throw bad("line", start, end, "at most %d bytes".formatted(CsvLines.MAX_BYTES));
    }
    int comma = start;
    while (comma < end && lines.buffer()[comma] != ',') {
      comma++;
    }
    if (comma == end) {
      throw bad("line", start, end, "address,amount");
    }
    readAddress(start, comma);
    readAmount(comma + 1, end);
    list.add(account, word);
  }

  private void readAddress(int start, int end) {
    AddressText.Fault fault = addresses.parse(lines.buffer(), start, end, account);
    if (fault != AddressText.Fault.NONE) {
      throw bad("address", start, end, fault.expected());
    }
    if (Arrays.equals(account, NOBODY)) {
      throw bad("address", start, end, "an account; nobody owns the zero address");
    }
  }

  private void readAmount(int start, int end) {
    if (!isWholeNumber(start, end) || !amount.parse(lines.buffer(), start, end)) {
      throw bad("amount", start, end, WHOLE_NUMBER);
    }
    if (!total.add(amount)) {
      throw bad("amount", start, end, "a total of all lines up to 2^256 - 1");
    }
    amount.copyTo(word, 0);
  }

  private boolean isWholeNumber(int start, int end) {
    byte[] buffer = lines.buffer();
    int digits = end - start;
    if (digits < 1 || digits > MAX_DIGITS || (digits > 1 && buffer[start] == '0')) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (buffer[i] < '0' || buffer[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** Names the earliest line whose address stood before: lines and positions differ by two. */
  private void checkRepeats() {
    int[] order = list.byAccount();
    int first = 0;
    int repeat = Integer.MAX_VALUE;
    for (int i = 1; i < order.length; i++) {
      if (order[i] < repeat && list.sameAccount(order[i - 1], order[i])) {
        first = order[i - 1];
        repeat = order[i];
      }
    }
    if (repeat == Integer.MAX_VALUE) {
      return;
    }
    byte[] text = new byte[AddressText.LENGTH];
    list.copyAccount(repeat, account, 0);
    addresses.write(account, text, 0);
    throw PayoutException.badLine(
        file,
        repeat + 2L,
        "address: %s (expected: each once; it stands on line %d already)"
            .formatted(new String(text, US_ASCII), first + 2));
  }

  private PayoutException bad(String name, int start, int end, String expected) {
    return PayoutException.badLine(
        file, lines.number(), "%s: %s (expected: %s)".formatted(name, shown(start, end), expected));
  }

  /** What was found, harmless for a terminal: other bytes than printable ASCII as escapes. */
  private String shown(int start, int end) {
    if (start == end) {
      return "nothing";
    }
    StringBuilder text = new StringBuilder();
    for (int i = start; i < Math.min(end, start + MAX_SHOWN); i++) {
      byte b = lines.buffer()[i];
      if (b >= ' ' && b <= '~') {
        text.append((char) b);
      } else {
        text.append("\\x%02x".formatted(b & 0xff));
      }
    }
    return end - start > MAX_SHOWN ? text + "…" : text.toString();
  }
}
