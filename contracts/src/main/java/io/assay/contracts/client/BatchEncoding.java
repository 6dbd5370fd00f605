package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Keccak256;
import java.nio.charset.StandardCharsets;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;

/** A batch as {@code BatchRegistry.sol} encodes it: in calls, in events, in the hash chain. */
final class BatchEncoding {

  /** First topic of {@code BatchAnchored}. */
  static final Hash EVENT =
      Hash.of(
          Keccak256.of(
              ("BatchAnchored(bytes32,uint64,bytes32,(uint64,bytes32,bytes32,bytes32,bytes32,uint64,"
                      + "bytes32,bytes32,bytes32),bytes32)")
                  .getBytes(StandardCharsets.US_ASCII)));

  private BatchEncoding() {}

  static String anchorCall(AnchorIntent intent) {
    BatchPayload payload = intent.payload();
    return Abi.call("anchor", Abi.word(payload.datasetId()), batch(intent.number(), payload));
  }

  static Hash chainHash(Hash before, long number, BatchPayload payload) {
    String encoded =
        Abi.arguments(Abi.word(before), Abi.word(payload.datasetId()), batch(number, payload));
    return Hash.of(Keccak256.of(Hex.decode(encoded)));
  }

  /** Reads a log of {@link #EVENT}, whose data are the ten words of batch and chain hash. */
  static AnchoredBatch anchored(Hash datasetId, JsonNode log) {
    String data = log.path("data").asText();
    BatchPayload payload =
        new BatchPayload(
            datasetId,
            Abi.bytes32(data, 1),
            new BatchPayload.Roots(
                Abi.bytes32(data, 2), Abi.bytes32(data, 3), Abi.bytes32(data, 4)),
            new BatchPayload.LogHead(Abi.uint64(data, 5), Abi.bytes32(data, 6)),
            Abi.bytes32(data, 7),
            Abi.bytes32(data, 8));
    return new AnchoredBatch(
        Abi.uint64(data, 0),
        payload,
        Abi.bytes32(data, 9),
        Hash.ofHex(log.path("transactionHash").asText()),
        Node.quantity(log.path("blockNumber")).longValueExact());
  }

  private static Type<?> batch(long number, BatchPayload payload) {
    return new StaticStruct(
        Abi.uint64(number),
        Abi.word(payload.batchHash()),
        Abi.word(payload.roots().validated()),
        Abi.word(payload.roots().verdict()),
        Abi.word(payload.roots().rewards()),
        Abi.uint64(payload.log().size()),
        Abi.word(payload.log().root()),
        Abi.word(payload.evidenceHash()),
        Abi.word(payload.charterHash()));
  }
}
