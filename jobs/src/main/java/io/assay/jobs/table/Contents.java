package io.assay.jobs.table;

/**
 * The contributed text; only redaction and erasure rewrite it. Redelivered items have no row of
 * their own.
 */
public final class Contents {

  /** Content fields as delivered. */
  public static final String CONTENT = "content";

  /** SHA-256 of the RFC 8785 object of the content fields, hex. */
  public static final String CONTENT_HASH = "content_hash";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("contents").stringMap(CONTENT).string(CONTENT_HASH).build();

  private Contents() {}
}
