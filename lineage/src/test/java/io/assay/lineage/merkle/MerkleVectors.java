package io.assay.lineage.merkle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.lineage.attestation.Address;
import io.assay.rules.decision.VerdictKind;
import io.assay.rules.digest.Hex;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Trees made by another implementation; see {@code resources/merkle/README.md}. */
public final class MerkleVectors {
  private MerkleVectors() {}

  /** One tree; the larger ones come with values and root alone. */
  public record Tree(
      String kind,
      Hash root,
      List<Leaf> leaves,
      List<Hash> hashes,
      List<Hash> nodes,
      List<List<Hash>> proofs) {
    @Override
    public String toString() {
      return kind + " " + leaves.size();
    }
  }

  /** The trees that come with nodes and proofs. */
  public static Stream<Tree> smallTrees() throws IOException {
    return trees().filter(tree -> !tree.nodes().isEmpty());
  }

  /** All 40 trees. */
  public static Stream<Tree> trees() throws IOException {
    try (InputStream json = MerkleVectors.class.getResourceAsStream("/merkle/merkle.json")) {
      List<Tree> trees = new ArrayList<>();
      JsonNode cases = new ObjectMapper().readTree(Objects.requireNonNull(json)).path("cases");
      cases.forEach(tree -> trees.add(tree(tree)));
      return trees.stream();
    }
  }

  private static Tree tree(JsonNode json) {
    String kind = json.path("kind").asText();
    List<Leaf> leaves = new ArrayList<>();
    json.path("values").forEach(values -> leaves.add(leaf(kind, values)));
    List<List<Hash>> proofs = new ArrayList<>();
    json.path("proofs").forEach(proof -> proofs.add(hashes(proof)));
    return new Tree(
        kind,
        hash(json.path("root").asText()),
        leaves,
        hashes(json.path("leaf_hashes")),
        hashes(json.path("tree")),
        proofs);
  }

  private static List<Hash> hashes(JsonNode json) {
    List<Hash> hashes = new ArrayList<>();
    json.forEach(hash -> hashes.add(Hash.ofHex(hash.asText())));
    return hashes;
  }

  private static Leaf leaf(String kind, JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return switch (kind) {
      case "validated" ->
          new Leaf.Validated(hash(texts.get(0)), hash(texts.get(1)), hash(texts.get(2)));
      case "verdict" ->
          new Leaf.Verdict(
              hash(texts.get(0)),
              hash(texts.get(1)),
              hash(texts.get(2)),
              VerdictKind.ofCode(Integer.parseInt(texts.get(3))),
              hash(texts.get(4)));
      case "rewards" ->
          new Leaf.Reward(
              new BigInteger(texts.get(0)),
              address(texts.get(1)),
              address(texts.get(2)),
              new BigInteger(texts.get(3)));
      default -> new Leaf.Airdrop(address(texts.get(0)), new BigInteger(texts.get(1)));
    };
  }

  private static Hash hash(String hex) {
    return Hash.ofHex(hex);
  }

  private static Address address(String hex) {
    return Address.of(Hex.decode(hex));
  }
}
