package io.assay.jobs.table;

/**
 * Items whose given label is probably wrong, of the whole dataset as the batch leaves it: the queue
 * of the newest batch holds all that older ones held and still stands.
 */
public final class Suspects {

  /** Batch that delivered the content. */
  public static final String DELIVERED_BATCH_ID = Verdicts.DELIVERED_BATCH_ID;

  /** Place in the queue, from 1, the most suspect first; ties by item id. */
  public static final String RANK = "rank";

  /** The label that the record brought along. */
  public static final String GIVEN = "given";

  /** The most probable label. */
  public static final String SUGGESTED = "suggested";

  /** Out-of-fold probability of the given label. */
  public static final String GIVEN_PROBABILITY = "given_probability";

  /** Out-of-fold probability of the suggested label. */
  public static final String SUGGESTED_PROBABILITY = "suggested_probability";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("suspects")
          .string(DELIVERED_BATCH_ID)
          .count(RANK)
          .string(GIVEN)
          .string(SUGGESTED)
          .number(GIVEN_PROBABILITY)
          .number(SUGGESTED_PROBABILITY)
          .build();

  private Suspects() {}
}
