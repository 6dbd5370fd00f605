package io.assay.lineage.reward;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A file of revenue as {@code lineage/REWARDS.md} specifies it: lines of reference and amount. It
 * is read whole, so that either all of it counts or nothing.
 *
 * @param file UTF-8 CSV of at most {@value #MOST_BYTES} bytes
 */
public record RevenueFile(Path file) implements RevenueSource {
  private static final long MOST_BYTES = 64L << 20;
  private static final String HEADER = "reference,amount";
  private static final Pattern REFERENCE =
      Pattern.compile("[^\\s,\"\\p{Cntrl}](?:[^,\"\\p{Cntrl}]{0,198}[^\\s,\"\\p{Cntrl}])?");
  private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]{0,77}");
  private static final int CHAIN_BITS = 256;

  @Override
  public SortedMap<String, BigInteger> payments() {
    List<String> lines = lines();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw refused(1, lines.isEmpty() ? "nothing" : shown(lines.get(0)), HEADER);
    }
    SortedMap<String, BigInteger> payments = new TreeMap<>();
    for (int line = 1; line < lines.size(); line++) {
      String[] parts = lines.get(line).split(",", -1);
      if (parts.length != 2 || !REFERENCE.matcher(parts[0]).matches()) {
        throw refused(line + 1, shown(lines.get(line)), "a reference and an amount");
      }
      BigInteger amount =
          AMOUNT.matcher(parts[1]).matches() ? new BigInteger(parts[1]) : BigInteger.ZERO;
      if (amount.signum() == 0 || amount.bitLength() > CHAIN_BITS) {
        throw refused(line + 1, shown(parts[1]), "a whole number from 1 to 2^256 - 1");
      }
      if (payments.put(parts[0], amount) != null) {
        throw refused(line + 1, "reference " + shown(parts[0]) + " again", "each once");
      }
    }
    return payments;
  }

  private List<String> lines() {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new RevenueException(
            "Cannot read revenue %s: more than %d bytes. Split it into several files."
                .formatted(file.getFileName(), MOST_BYTES));
      }
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new RevenueException(
          "Cannot read revenue %s: not UTF-8. Save it as UTF-8.".formatted(file.getFileName()), e);
    } catch (IOException e) {
      throw new RevenueException(
          "Cannot read revenue %s: %s. Check path and permissions."
              .formatted(file.getFileName(), e),
          e);
    }
  }

  private RevenueException refused(int line, String found, String expected) {
    return new RevenueException(
        "Cannot read revenue %s: line %d: %s (expected: %s). Nothing of the file counts."
            .formatted(file.getFileName(), line, found, expected));
  }

  private static String shown(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return '"' + (printable.length() > 80 ? printable.substring(0, 80) + "…" : printable) + '"';
  }
}
