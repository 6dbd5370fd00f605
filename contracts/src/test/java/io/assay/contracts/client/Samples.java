package io.assay.contracts.client;

import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.nio.charset.StandardCharsets;

/** Made-up values. */
final class Samples {

  private Samples() {}

  static Hash hash(String text) {
    return Hash.of(Keccak256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  static ChainClient connect(EmbeddedChain chain) {
    return ChainClient.connect(
        ChainClient.Endpoint.embedded(chain.rpcUrl(), FeeBound.unlimited()),
        Signer.embedded(),
        TransactionJournal.inMemory());
  }

  static BatchPayload payload(Hash dataset, String batch) {
    return new BatchPayload(
        dataset,
        hash(batch),
        new BatchPayload.Roots(
            hash(batch + " validated"), hash(batch + " verdict"), hash(batch + " rewards")),
        new BatchPayload.LogHead(7, hash(batch + " log")),
        hash(batch + " evidence"),
        hash("charter"));
  }
}
