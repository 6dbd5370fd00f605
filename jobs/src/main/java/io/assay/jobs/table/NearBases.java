package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * What the rows of {@link NearIndex} depend on, and which batches they cover: one row for each
 * batch whose kept records the writing batch put into the index, itself among them.
 */
public final class NearBases {

  /**
   * The id: normalisation, shingles, compared fields, thresholds, boilerplate and order of tokens.
   * Records under different ids cannot be found by one probe.
   */
  public static final String BASIS = "basis";

  /** The batch whose kept records are indexed under it. */
  public static final String INDEXED_BATCH_ID = "indexed_batch_id";

  /** The attempt at it. */
  public static final String INDEXED_ATTEMPT = "indexed_attempt";

  /**
   * The bytes of {@link io.assay.rules.dedupe.join.TokenOrder}, in one of the rows of the batch
   * that made it; null in all others.
   */
  public static final String TOKEN_ORDER = "token_order";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("near_bases")
          .string(BASIS)
          .string(INDEXED_BATCH_ID)
          .column(INDEXED_ATTEMPT, DataTypes.IntegerType)
          .column(TOKEN_ORDER, DataTypes.BinaryType)
          .build();

  private NearBases() {}
}
