package io.assay.jobs.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.decode;
import static org.apache.spark.sql.functions.encode;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.unhex;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * The index of near duplicates: a row for each kept record that has shingles. It is written by the
 * batch that brought the record, by one that found the records of earlier batches not indexed under
 * its own {@link #BASIS} ({@link NearBases} says which those are), or by the first after a removed
 * record was freed. Rows of records that do not stand any more stay and count for nothing.
 */
public final class NearIndex {

  /**
   * The item's id as bytes: its UTF-8, but 64 lower-case hexadecimal digits, the form of a derived
   * id, as the 32 bytes that they mean behind 0xFF, which no UTF-8 holds.
   */
  public static final String ITEM = "item";

  /** The batch that delivered the record. */
  public static final String DELIVERED_BATCH_ID = "delivered_batch_id";

  /** The attempt at it. */
  public static final String DELIVERED_ATTEMPT = "delivered_attempt";

  /** Id of everything that the entry depends on; see {@link NearBases}. */
  public static final String BASIS = "basis";

  /** The bytes of {@link io.assay.rules.dedupe.join.IndexRow}. */
  public static final String ENTRY = "entry";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("near_index")
          .string(DELIVERED_BATCH_ID)
          .column(DELIVERED_ATTEMPT, DataTypes.IntegerType)
          .string(BASIS)
          .column(ITEM, DataTypes.BinaryType)
          .column(ENTRY, DataTypes.BinaryType)
          .build();

  private static final byte[] DIGITS = {(byte) 0xff};

  private NearIndex() {}

  /** {@link #ITEM} of an item id. */
  public static Column itemOf(Column itemId) {
    return when(itemId.rlike("\\A[0-9a-f]{64}\\z"), concat(lit(DIGITS), unhex(itemId)))
        .otherwise(encode(itemId, "UTF-8"));
  }

  /** The item id of {@link #ITEM}. */
  public static Column itemId() {
    return when(
            substring(col(ITEM), 1, 1).equalTo(lit(DIGITS)),
            lower(hex(substring(col(ITEM), 2, 32))))
        .otherwise(decode(col(ITEM), "UTF-8"));
  }
}
