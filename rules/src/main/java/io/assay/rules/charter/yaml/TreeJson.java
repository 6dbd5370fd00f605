package io.assay.rules.charter.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;

/** A document as JSON, value by value as the core schema says, nothing added. */
public final class TreeJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TreeJson() {}

  /**
   * The tree as JSON.
   *
   * @throws Defect if a number is not finite, or has more digits than a double keeps
   */
  public static JsonNode node(Tree tree) {
    return node(Value.root(tree));
  }

  private static JsonNode node(Value value) {
    if (value.tree() instanceof Tree.Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      mapping.members().keySet().forEach(key -> object.set(key, node(value.member(key))));
      return object;
    }
    if (value.tree() instanceof Tree.Sequence) {
      ArrayNode array = JSON.arrayNode();
      value.elements().forEach(element -> array.add(node(element)));
      return array;
    }
    Tree.Scalar scalar = (Tree.Scalar) value.tree();
    return switch (scalar.type()) {
      case STRING -> JSON.textNode(scalar.text());
      case NULL -> JSON.nullNode();
      case BOOLEAN -> JSON.booleanNode(scalar.text().toLowerCase(Locale.ROOT).equals("true"));
      case INTEGER, FLOAT -> number(Numbers.exactly(value));
    };
  }

  private static JsonNode number(BigDecimal number) {
    return number.scale() == 0
        ? JSON.numberNode(number.toBigIntegerExact())
        : JSON.numberNode(number);
  }
}
