package io.assay.jobs.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spdx.v3jsonldstore.JsonLDStore;

class SpdxJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** But for its order, and the name of the one blank node. */
  @Test
  void saysWhatTheLibrarysOwnWriterSays() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonLDStore library = new JsonLDStore(SpdxDataset.store(MadeFacts.told()))) {
      library.serialize(out);
    }

    JsonNode theirs =
        JSON.readTree(out.toString("UTF-8").replaceAll("_:creationInfo_\\d+", "_:creationInfo"));
    assertThat(sorted(SpdxDataset.of(MadeFacts.told()).root())).isEqualTo(sorted(theirs));
  }

  @Test
  void isValidBySpdxsOwnSchema() throws Exception {
    try (InputStream in = JsonLDStore.class.getResourceAsStream("/resources/schema-v3.0.1.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      assertThat(schema.validate(SpdxDataset.of(MadeFacts.told()).root())).isEmpty();
      ObjectNode document = SpdxDataset.of(MadeFacts.hostile()).root();

      assertThat(schema.validate(document)).isEmpty();
      ((ObjectNode) document.path("@graph").get(0)).put("created", "yesterday");
      assertThat(schema.validate(document)).isNotEmpty();
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ArrayNode array) {
      List<JsonNode> values = new ArrayList<>();
      array.forEach(value -> values.add(sorted(value)));
      values.sort(Comparator.comparing(JsonNode::toString));
      return JSON.createArrayNode().addAll(values);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode sorted = JSON.createObjectNode();
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.stream().sorted().forEach(name -> sorted.set(name, sorted(object.get(name))));
      return sorted;
    }
    return node;
  }
}
