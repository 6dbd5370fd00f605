package io.assay.rules.charter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.rules.charter.yaml.JsonSchema;

/**
 * The JSON Schema of charters, for editors: made from the keys that the parser reads. It knows
 * keys, types and ranges; what one part says about another, such as shares that sum to 1, only the
 * parser knows.
 */
public final class CharterSchema {

  private CharterSchema() {}

  /** The schema as indented JSON (2020-12). */
  public static String json() {
    ObjectNode schema = JsonSchema.document("Assay dataset charter", CharterKeys.ALL);
    return schema.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
  }
}
