package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.attestation.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of one contract, in the order of the chain. Nodes refuse ranges or answers that are too
 * long, each with a bound of its own, so a range that is refused is asked for in halves.
 */
final class Logs {

  private final Node node;
  private final Address contract;
  private final long from;

  /**
   * @param from first block that may hold one
   */
  Logs(Node node, Address contract, long from) {
    this.node = node;
    this.contract = contract;
    this.from = from;
  }

  /**
   * @param topics what each topic must be, from the first on; null for anything
   */
  List<JsonNode> with(@Nullable String... topics) {
    List<JsonNode> found = new ArrayList<>();
    long latest = node.ask("eth_blockNumber", Answers::number);
    collect(from, latest, topics, found);
    return found;
  }

  private void collect(long first, long last, @Nullable String[] topics, List<JsonNode> found) {
    if (first > last) {
      return;
    }
    try {
      found.addAll(
          node.answered(
              "eth_getLogs",
              logs -> LogShape.checked(logs, contract, topics),
              filter(first, last, topics)));
    } catch (RpcErrorException e) {
      if (first == last) {
        throw new ChainUnavailableException(
            "The node answers eth_getLogs with " + e.text() + " (code " + e.code() + ").", e);
      }
      long middle = first + (last - first) / 2;
      collect(first, middle, topics, found);
      collect(middle + 1, last, topics, found);
    }
  }

  private ObjectNode filter(long first, long last, @Nullable String[] topics) {
    ObjectNode filter =
        JsonNodeFactory.instance
            .objectNode()
            .put("address", contract.toString())
            .put("fromBlock", "0x" + Long.toHexString(first))
            .put("toBlock", "0x" + Long.toHexString(last));
    ArrayNode array = filter.putArray("topics");
    for (String topic : topics) {
      array.add(topic);
    }
    return filter;
  }
}
