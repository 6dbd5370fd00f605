package io.assay.rules.charter.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** JSON Schema (2020-12) fragments. */
public final class JsonSchema {

  private JsonSchema() {}

  /** A whole schema for documents whose root is a mapping with these keys. */
  public static ObjectNode document(String title, Keys keys) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(mapping(keys));
    return schema;
  }

  static ObjectNode ofType(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  static ObjectNode oneOf(ObjectNode... choices) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode list = schema.putArray("oneOf");
    for (ObjectNode choice : choices) {
      list.add(choice);
    }
    return schema;
  }

  static ObjectNode words(Collection<String> words) {
    ObjectNode schema = ofType("string");
    ArrayNode list = schema.putArray("enum");
    words.forEach(list::add);
    return schema;
  }

  /** A mapping with these keys and no others. */
  static ObjectNode mapping(Keys keys) {
    ObjectNode schema = ofType("object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    for (Key<?> key : keys.keys()) {
      properties.set(key.name(), property(key));
      if (key.required()) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    ArrayNode groups = JsonNodeFactory.instance.arrayNode();
    keys.groups().forEach(group -> groups.add(group(group)));
    if (!groups.isEmpty()) {
      schema.set("allOf", groups);
    }
    return schema;
  }

  private static ObjectNode property(Key<?> key) {
    ObjectNode schema = key.kind().schema();
    schema.put("description", key.meaning() + ": " + key.kind().expected());
    String fallback = key.fallback();
    if (fallback != null) {
      schema.set("default", TreeJson.node(YamlReader.read(fallback)));
    }
    return schema;
  }

  private static ObjectNode group(Keys.Group group) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode choices =
        schema.putArray(group.count() == Keys.Count.EXACTLY_ONE ? "oneOf" : "anyOf");
    group.names().forEach(name -> choices.addObject().putArray("required").add(name));
    return schema;
  }
}
