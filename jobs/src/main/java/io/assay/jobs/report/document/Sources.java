package io.assay.jobs.report.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Where each field of all documents comes from, and which fields are missing. */
final class Sources {
  static final String FILE = "sources.json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Sources() {}

  static ObjectNode of(DatasetFacts facts, List<Draft.Account> accounts) {
    ObjectNode root = JSON.objectNode();
    root.put("dataset", facts.charter().dataset().id());
    root.put("charterHash", facts.charter().hash());
    root.put("batch", facts.last().value().id());
    ArrayNode fields = root.putArray("fields");
    ArrayNode missing = root.putArray("missing");
    for (Draft.Account account : accounts) {
      ObjectNode entry = (account.isMissing() ? missing : fields).addObject();
      entry.put("document", account.document());
      entry.put("field", account.field());
      if (account.isMissing()) {
        entry.put("remedy", account.remedy());
      } else {
        ArrayNode from = entry.putArray("from");
        account.origins().forEach(origin -> from.add(origin.json()));
      }
    }
    return root;
  }
}
