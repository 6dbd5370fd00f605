package io.assay.rules.charter;

/** How the text of an attribute is read. */
public enum AttributeType implements Keyword {
  /** Any text, kept as delivered. */
  STRING("string"),
  /** A whole number that fits 64 bits with sign. */
  INTEGER("integer"),
  /** A finite decimal number. */
  NUMBER("number"),
  /** {@code true} or {@code false}, in any case. */
  BOOLEAN("boolean"),
  /** An instant (RFC 3339). */
  TIMESTAMP("timestamp"),
  /** A calendar day (ISO 8601, {@code 2025-12-31}). */
  DATE("date");

  private final String key;

  AttributeType(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
