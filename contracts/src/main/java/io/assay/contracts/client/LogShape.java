package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a log of an event of our contracts has at least, by their ABI: so many topics, so many words
 * of data. What a node gives is held against it, and against what it was asked for, before anybody
 * reads it.
 *
 * @param words of data that every such log has; a dynamic value has two, for place and length
 */
record LogShape(int topics, int words) {

  private static final int WORD = 64;
  private static final Map<Hash, LogShape> BY_EVENT = declared();

  /** The logs of an answer, each of the contract and with the topics that were asked for. */
  static List<JsonNode> checked(JsonNode answer, Address contract, @Nullable String[] wanted) {
    require(answer.isArray(), "a list of logs");
    List<JsonNode> logs = new ArrayList<>();
    for (JsonNode log : answer) {
      require(log.path("address").asText().equalsIgnoreCase(contract.toString()), "logs of it");
      Answers.number(log.path("blockNumber"));
      Answers.hash(log.path("transactionHash"));
      String data = Answers.bytes(log.path("data"));
      JsonNode topics = log.path("topics");
      topics.forEach(Answers::hash);
      for (int i = 0; i < wanted.length; i++) {
        boolean isWanted = wanted[i] == null || topics.path(i).asText().equalsIgnoreCase(wanted[i]);
        require(topics.size() > i && isWanted, "logs with the topics that were asked for");
      }
      LogShape shape = topics.isEmpty() ? null : BY_EVENT.get(Answers.hash(topics.path(0)));
      if (shape != null) {
        require(topics.size() == shape.topics, "an event with " + shape.topics + " topics");
        require(data.length() >= 2 + shape.words * WORD, "at least " + shape.words + " words");
      }
      require(!topics.isEmpty(), "an event with a topic");
      logs.add(log);
    }
    return logs;
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("expected: " + expected);
    }
  }

  private static Map<Hash, LogShape> declared() {
    Map<Hash, LogShape> shapes = new HashMap<>();
    for (String contract : List.of("BatchRegistry", "RewardDistributor", "EmbeddedToken")) {
      for (JsonNode entry : Artifact.abi(contract)) {
        if (entry.path("type").asText().equals("event")) {
          shapes.put(Artifact.topic(entry), shape(entry.path("inputs")));
        }
      }
    }
    return shapes;
  }

  private static LogShape shape(JsonNode inputs) {
    int topics = 1;
    int words = 0;
    for (JsonNode input : inputs) {
      String type = input.path("type").asText();
      boolean isDynamic = type.endsWith("[]") || type.equals("string") || type.equals("bytes");
      if (input.path("indexed").asBoolean()) {
        topics++;
      } else {
        words += isDynamic ? 2 : 1;
      }
    }
    return new LogShape(topics, words);
  }
}
