package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Reads the logs of {@code RewardDistributor.sol}. */
final class RewardsEvents {

  private static final Hash PROPOSED =
      BatchEncoding.topic("RootProposed(uint64,bytes32,uint64,uint256,bytes32,uint256)");
  private static final Hash VETOED =
      BatchEncoding.topic("RootVetoed(uint64,bytes32,uint64,address,string)");
  private static final Hash WITHDRAWN = BatchEncoding.topic("RootWithdrawn(uint64,bytes32,uint64)");
  private static final Hash ACTIVATED =
      BatchEncoding.topic("RootActivated(uint64,bytes32,uint64,uint256,bytes32,uint256,uint256)");
  static final Hash CLAIMED = BatchEncoding.topic("Claimed(address,uint256,uint256)");
  static final Hash RETURNED = BatchEncoding.topic("Returned(address,uint256,uint256)");

  private RewardsEvents() {}

  /** What a log tells; empty for what has no bearing on payouts, as a pause. */
  static Optional<RewardsEvent> read(JsonNode log) {
    Hash event = Hash.ofHex(log.path("topics").path(0).asText());
    String data = log.path("data").asText();
    if (event.equals(PROPOSED)) {
      return Optional.of(
          new RewardsEvent.Proposed(
              number(log, 1), topic(log, 2), number(log, 3), Abi.number(data, 0)));
    }
    if (event.equals(VETOED)) {
      return Optional.of(
          new RewardsEvent.Vetoed(
              topic(log, 2), number(log, 3), address(Abi.bytes32(data, 0)), text(data, 2)));
    }
    if (event.equals(WITHDRAWN)) {
      return Optional.of(new RewardsEvent.Withdrawn(topic(log, 2), number(log, 3)));
    }
    if (event.equals(ACTIVATED)) {
      return Optional.of(
          new RewardsEvent.Activated(
              number(log, 1),
              topic(log, 2),
              number(log, 3),
              Abi.number(data, 0),
              Abi.bytes32(data, 1),
              Abi.number(data, 2)));
    }
    if (event.equals(CLAIMED)) {
      return Optional.of(
          new RewardsEvent.Claimed(
              address(topic(log, 1)), Abi.number(data, 0), Abi.number(data, 1)));
    }
    if (event.equals(RETURNED)) {
      return Optional.of(
          new RewardsEvent.Returned(
              address(topic(log, 1)), Abi.number(data, 0), Abi.number(data, 1)));
    }
    return Optional.empty();
  }

  private static Hash topic(JsonNode log, int index) {
    return Hash.ofHex(log.path("topics").path(index).asText());
  }

  private static long number(JsonNode log, int index) {
    return Abi.uint64(log.path("topics").path(index).asText(), 0);
  }

  static Address address(Hash word) {
    return Address.of(Arrays.copyOfRange(word.toBytes(), 12, 32));
  }

  /** A text whose length stands in word {@code index} and whose bytes follow, as far as they do. */
  private static String text(String data, int index) {
    int start = 2 + (index + 1) * 64;
    int length = (int) Math.min(Abi.uint64(data, index), Math.max(data.length() - start, 0) / 2);
    return new String(
        HexFormat.of().parseHex(data, start, start + 2 * length), StandardCharsets.UTF_8);
  }
}
