package io.assay.lineage.payout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.Leaf;
import io.assay.lineage.merkle.StandardTree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one account can claim, as its payout file tells it.
 *
 * @param cumulative base units earned since the beginning
 * @param proof siblings from the leaf upwards
 */
public record PayoutClaim(BigInteger cumulative, List<Hash> proof) {

  public PayoutClaim {
    proof = List.copyOf(proof);
  }

  /**
   * Finds the claim of an account in a directory of payout files.
   *
   * @throws PayoutException when the file that would hold it is missing or damaged
   */
  public static Optional<PayoutClaim> find(Path directory, Address account) throws IOException {
    byte[] bytes = account.bytes();
    int shard = (bytes[0] & 0xff) << 4 | (bytes[1] & 0xff) >> 4;
    Path file = directory.resolve("claims").resolve(PayoutFiles.shardName(shard));
    if (!Files.isRegularFile(file)) {
      throw PayoutException.unreadable(file, "there is no such file");
    }
    try {
      JsonNode claim = new ObjectMapper().readTree(file.toFile()).path(account.checksummed());
      return claim.isMissingNode() ? Optional.empty() : Optional.of(read(claim));
    } catch (IOException | IllegalArgumentException e) {
      throw PayoutException.unreadable(file, "it is not what payout files hold");
    }
  }

  /** Whether the proof leads from an account's leaf on a chain's distributor to a root. */
  public boolean leadsTo(Hash root, BigInteger chainId, Address distributor, Address account) {
    Leaf leaf = new Leaf.Reward(chainId, distributor, account, cumulative);
    return StandardTree.verify(root, leaf.hash(), proof);
  }

  private static PayoutClaim read(JsonNode claim) {
    List<Hash> proof = new ArrayList<>();
    claim.path("proof").forEach(node -> proof.add(Hash.ofHex(node.asText())));
    return new PayoutClaim(new BigInteger(claim.path("amount").asText()), proof);
  }
}
