package io.assay.lineage.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.lineage.merkle.Hash;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log was at one moment: the body of a C2SP {@code tlog-checkpoint}, without signatures.
 *
 * @param dataset dataset id, part of the origin line; no white space, no {@code +}
 * @param size number of entries
 * @param root root over them, as in RFC 9162
 */
public record Checkpoint(String dataset, long size, Hash root) {
  private static final String ORIGIN = "assay/";
  private static final Pattern DATASET = Pattern.compile("[^\\s\\p{Z}\\p{Cc}+]+");
  private static final Pattern BODY =
      Pattern.compile("assay/([^\n]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n");

  /** Checks dataset id and size. */
  public Checkpoint {
    if (!DATASET.matcher(dataset).matches()) {
      throw new IllegalArgumentException(
          "dataset: %s (expected: an id without white space and +)".formatted(dataset));
    }
    if (size < 0 || size == 0 != root.equals(LogHashes.EMPTY_ROOT)) {
      throw new IllegalArgumentException(
          "size: %d, root: %s (expected: the empty root for size 0 alone)".formatted(size, root));
    }
  }

  /** Three lines, each with its line end. */
  public String text() {
    return "%s%s\n%d\n%s\n"
        .formatted(ORIGIN, dataset, size, Base64.getEncoder().encodeToString(root.toBytes()));
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @param source where the bytes are from, for messages
   * @throws LogException if they are anything else
   */
  public static Checkpoint parse(String source, byte[] bytes) {
    String text = new String(bytes, UTF_8);
    Matcher body = BODY.matcher(text);
    if (!body.matches()) {
      throw LogException.badCheckpoint(source, "not three lines of origin, size and root");
    }
    try {
      Hash root = Hash.of(Base64.getDecoder().decode(body.group(3)));
      Checkpoint checkpoint = new Checkpoint(body.group(1), Long.parseLong(body.group(2)), root);
      if (!checkpoint.text().equals(text)) {
        throw LogException.badCheckpoint(source, "the root is not in canonical base64");
      }
      return checkpoint;
    } catch (IllegalArgumentException e) {
      throw LogException.badCheckpoint(source, String.valueOf(e.getMessage()));
    }
  }
}
