package io.assay.contracts.client;

import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Made-up values. */
final class Samples {

  static final Address TREASURY = new Address("0x90F79bf6EB2c4f870365E785982E1f101E93b906");

  private Samples() {}

  static Hash hash(String text) {
    return Hash.of(Keccak256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  static ChainClient connect(EmbeddedChain chain) {
    return ChainClient.connect(
        ChainClient.Endpoint.embedded(chain.rpcUrl(), FeeBound.usual()),
        Signer.embedded(),
        TransactionJournal.inMemory());
  }

  /** Play money, no window, one account for everything. */
  static DeploymentTerms terms(Hash dataset) {
    return terms(dataset, Duration.ZERO);
  }

  static DeploymentTerms terms(Hash dataset, Duration window) {
    return new DeploymentTerms(
        dataset,
        hash("charter"),
        null,
        TREASURY,
        window,
        Duration.ZERO,
        DeploymentTerms.Authority.all(Signer.embedded().address()));
  }

  static Deployment deploy(ChainClient client, Hash dataset) {
    return client.deploy(terms(dataset)).deployment();
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
