package io.assay.lineage.payout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.lineage.merkle.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code summary.json} of payout files says.
 *
 * @param root of the tree
 * @param total sum of all amounts, in base units
 * @param accounts number of accounts
 */
public record PayoutTotals(Hash root, BigInteger total, int accounts) {

  /** Whether a directory holds payout files. */
  public static boolean isPresent(Path directory) {
    return Files.isRegularFile(directory.resolve(PayoutFiles.SUMMARY));
  }

  /**
   * Reads them.
   *
   * @throws PayoutException when the file is missing or damaged
   */
  public static PayoutTotals read(Path directory) {
    Path file = directory.resolve(PayoutFiles.SUMMARY);
    try {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      return new PayoutTotals(
          Hash.ofHex(json.path("root").asText()),
          new BigInteger(json.path("total").asText()),
          Integer.parseInt(json.path("accounts").asText()));
    } catch (IOException | IllegalArgumentException e) {
      throw PayoutException.unreadable(file, "it is not what payout files hold");
    }
  }
}
