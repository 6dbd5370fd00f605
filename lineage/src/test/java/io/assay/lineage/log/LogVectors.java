package io.assay.lineage.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.lineage.merkle.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A log made by another implementation; see {@code resources/log/README.md}. */
final class LogVectors {
  private static final JsonNode JSON = read();

  private LogVectors() {}

  static List<byte[]> entries() {
    List<byte[]> entries = new ArrayList<>();
    JSON.path("entries_utf8").forEach(entry -> entries.add(entry.asText().getBytes(UTF_8)));
    return entries;
  }

  static List<Hash> leafHashes() {
    return hashes(JSON.path("leaf_hashes"));
  }

  /** Roots of 0 to 20 entries. */
  static List<Hash> roots() {
    return hashes(JSON.path("roots"));
  }

  static List<InclusionProof> inclusions() {
    List<InclusionProof> proofs = new ArrayList<>();
    JSON.path("inclusion")
        .forEach(
            proof ->
                proofs.add(
                    new InclusionProof(
                        proof.path("index").asLong(),
                        proof.path("size").asLong(),
                        hashes(proof.path("proof")))));
    return proofs;
  }

  static List<ConsistencyProof> consistencies() {
    List<ConsistencyProof> proofs = new ArrayList<>();
    JSON.path("consistency")
        .forEach(
            proof ->
                proofs.add(
                    new ConsistencyProof(
                        proof.path("old").asLong(),
                        proof.path("new").asLong(),
                        hashes(proof.path("proof")))));
    return proofs;
  }

  static LogTree tree() {
    LogTree tree = new LogTree();
    entries().forEach(tree::append);
    return tree;
  }

  private static List<Hash> hashes(JsonNode json) {
    List<Hash> hashes = new ArrayList<>();
    json.forEach(hash -> hashes.add(Hash.ofHex(hash.asText())));
    return hashes;
  }

  private static JsonNode read() {
    try (InputStream json = LogVectors.class.getResourceAsStream("/log/log.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
