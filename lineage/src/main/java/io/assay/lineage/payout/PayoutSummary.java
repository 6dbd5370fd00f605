package io.assay.lineage.payout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.json.CanonicalJson;
import java.math.BigInteger;

/**
 * What a list of payouts comes to.
 *
 * @param root root of the tree; {@link Hash#ZERO} without accounts
 * @param total sum of all amounts, in base units
 * @param accounts number of accounts
 */
public record PayoutSummary(Hash root, BigInteger total, int accounts, PayoutLeaf leaf) {
  static final String FORMAT = "assay-payouts-1";

  /** The bytes of {@code summary.json}. They name the tree, so equal bytes mean equal files. */
  byte[] bytes() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.put("accounts", Integer.toString(accounts));
    json.put("root", root.hex());
    json.put("total", total.toString());
    ArrayNode types = json.putArray("leafEncoding");
    leaf.types().forEach(types::add);
    if (!leaf.before().isEmpty()) {
      json.put("chainId", leaf.before().get(0)).put("distributor", leaf.before().get(1));
    }
    return (CanonicalJson.of(json) + "\n").getBytes(UTF_8);
  }
}
