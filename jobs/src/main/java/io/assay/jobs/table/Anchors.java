package io.assay.jobs.table;

/** The intent of every anchoring, and its confirmation: two rows for each anchored batch. */
public final class Anchors {

  /** {@code intent} or {@code confirmed}. */
  public static final String STATE = "state";

  /** Number of the batch on chain, consecutive from 1. */
  public static final String NUMBER = "number";

  /** What was anchored, as JSON. */
  public static final String PAYLOAD = "payload";

  /** Nonce of the transaction, of the intent. */
  public static final String NONCE = "nonce";

  /** Transaction hash, once confirmed. */
  public static final String TRANSACTION = "transaction";

  /** Block number, once confirmed. */
  public static final String BLOCK = "block";

  /** Number of the entry that this one corrects; 0 for none. */
  public static final String SUPERSEDES = "supersedes";

  /** Chain. */
  public static final String CHAIN_ID = "chain_id";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("anchors")
          .string(STATE)
          .count(NUMBER)
          .string(PAYLOAD)
          .count(NONCE)
          .string(TRANSACTION)
          .count(BLOCK)
          .count(CHAIN_ID)
          .count(SUPERSEDES)
          .build();

  private Anchors() {}
}
