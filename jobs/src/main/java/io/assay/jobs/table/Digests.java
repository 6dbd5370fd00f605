package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * The index of exact duplicates: the digest of the normalised content of every item that passed
 * screening. When the normalisation changes, the first batch under the new one adds digests to all
 * of history: an item has a row for each normalisation then.
 */
public final class Digests {

  /** Id of the normalisation: steps, library version and content fields. */
  public static final String NORMALISATION = "normalisation";

  /** SHA-256 of the normalised content, 32 bytes. */
  public static final String DIGEST = "digest";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("digests")
          .string(NORMALISATION)
          .column(DIGEST, DataTypes.BinaryType)
          .build();

  private Digests() {}
}
