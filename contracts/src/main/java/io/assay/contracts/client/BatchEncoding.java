package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.util.encoders.Hex;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;

/** A batch as {@code BatchRegistry.sol} encodes it: in calls, in events, in the hash chain. */
final class BatchEncoding {

  /** First topic of {@code BatchesAnchored}. */
  static final Hash EVENT =
      topic(
          "BatchesAnchored(bytes32,uint64,bytes32,(bytes32,bytes32,bytes32,bytes32,uint64,bytes32,"
              + "bytes32)[])");

  /** First topic of {@code BatchSuperseded}. */
  static final Hash SUPERSEDED = topic("BatchSuperseded(bytes32,uint64,uint64)");

  /** The head keeps so many bytes of the chain's hash, beside the number in its slot. */
  private static final int CHAIN_HASH_BYTES = 28;

  private static final int WORDS_OF_A_BATCH = 7;
  private static final int WORDS_BEFORE_BATCHES = 2;

  private BatchEncoding() {}

  static Hash topic(String signature) {
    return Hash.of(Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII)));
  }

  static String anchorCall(AnchorIntent intent) {
    BatchPayload payload = intent.payload();
    if (intent.supersedes() > 0) {
      return Abi.call(
          "supersede",
          Abi.word(payload.datasetId()),
          entry(intent.number(), intent.supersedes(), payload));
    }
    return Abi.call(
        "anchor",
        Abi.word(payload.datasetId()),
        Abi.uint64(intent.number()),
        Abi.word(payload.charterHash()),
        new DynamicArray<>(StaticStruct.class, List.of(batch(payload))));
  }

  /** {@code keccak256(abi.encode(datasetId, entry))}. */
  static Hash entryHash(long number, long supersedes, BatchPayload payload) {
    return hash(Abi.word(payload.datasetId()), entry(number, supersedes, payload));
  }

  /** The first 28 bytes of {@code keccak256(abi.encode(hash before, entry hash))}, then zeros. */
  static Hash chainHash(Hash before, Hash entryHash) {
    byte[] bytes = hash(Abi.word(before), Abi.word(entryHash)).toBytes();
    Arrays.fill(bytes, CHAIN_HASH_BYTES, bytes.length, (byte) 0);
    return Hash.of(bytes);
  }

  private static Hash hash(Type<?>... values) {
    return Hash.of(Keccak256.of(Hex.decode(Abi.arguments(values))));
  }

  /** An entry as {@code propose} and {@code isAnchored} take it. */
  static StaticStruct entry(long number, long supersedes, BatchPayload payload) {
    return new StaticStruct(
        Abi.uint64(number),
        Abi.uint64(supersedes),
        Abi.word(payload.charterHash()),
        batch(payload));
  }

  private static StaticStruct batch(BatchPayload payload) {
    return new StaticStruct(
        Abi.word(payload.batchHash()),
        Abi.word(payload.roots().validated()),
        Abi.word(payload.roots().verdict()),
        Abi.word(payload.roots().rewards()),
        Abi.uint64(payload.log().size()),
        Abi.word(payload.log().root()),
        Abi.word(payload.evidenceHash()));
  }

  /** One entry as a log of {@link #EVENT} tells it. */
  record Logged(long number, BatchPayload payload, Hash transaction, long block) {}

  /** The batches of a log of {@link #EVENT}, in order. */
  static List<Logged> logged(JsonNode log) {
    String data = log.path("data").asText();
    long first = Abi.uint64(log.path("topics").path(2).asText(), 0);
    long count = Abi.uint64(data, 1);
    List<Logged> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int word = WORDS_BEFORE_BATCHES + i * WORDS_OF_A_BATCH;
      BatchPayload payload =
          new BatchPayload(
              Hash.ofHex(log.path("topics").path(1).asText()),
              Abi.bytes32(data, word),
              new BatchPayload.Roots(
                  Abi.bytes32(data, word + 1),
                  Abi.bytes32(data, word + 2),
                  Abi.bytes32(data, word + 3)),
              new BatchPayload.LogHead(Abi.uint64(data, word + 4), Abi.bytes32(data, word + 5)),
              Abi.bytes32(data, word + 6),
              Hash.ofHex(log.path("topics").path(3).asText()));
      batches.add(
          new Logged(
              first + i,
              payload,
              Hash.ofHex(log.path("transactionHash").asText()),
              Answers.number(log.path("blockNumber"))));
    }
    return batches;
  }
}
