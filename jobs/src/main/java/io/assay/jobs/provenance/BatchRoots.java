package io.assay.jobs.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.io.IOException;
import java.nio.file.Files;

/**
 * The content roots of a batch and the hash of its evidence, as {@code evidence.json} says them.
 */
public record BatchRoots(Hash validated, Hash verdict, Hash rewards, Hash evidenceHash) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads them from the proofs of a batch. */
  public static BatchRoots read(Warehouse warehouse, String batchId) throws IOException {
    byte[] evidence = Files.readAllBytes(warehouse.proofs(batchId).resolve(EvidenceFile.NAME));
    JsonNode roots = JSON.readTree(evidence).path("roots");
    return new BatchRoots(
        Hash.ofHex(roots.path("validated").asText()),
        Hash.ofHex(roots.path("verdict").asText()),
        Hash.ofHex(roots.path("rewards").asText()),
        Hash.of(Keccak256.of(evidence)));
  }
}
