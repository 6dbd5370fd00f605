package io.assay.jobs.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;

/** Which gap of the dataset an accepted new content fills: one for each content that fills any. */
public final class GapClaims {

  /** The batch that delivered the content. */
  public static final String DELIVERED_BATCH_ID = "delivered_batch_id";

  /** Pseudonyms of who share the content, sorted. */
  public static final String CONTRIBUTORS = "contributors";

  /** The gap, as the batch before left it: dimension and category of {@link Gaps}, joined by =. */
  public static final String CELL = "cell";

  /**
   * How it is known that the content fills the gap: {@code derived} from the content, {@code
   * confirmed} by curators, or only {@code declared}, where there is evidence for no gap.
   */
  public static final String EVIDENCE = "evidence";

  /** What a contributor says of a content, for which nothing is paid. */
  public static final String DECLARED = "declared";

  private static final String JOINER = "=";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("gap_claims")
          .string(DELIVERED_BATCH_ID)
          .strings(CONTRIBUTORS)
          .string(CELL)
          .string(EVIDENCE)
          .build();

  private GapClaims() {}

  /** Names a gap. */
  public static String cell(String dimension, String category) {
    return dimension + JOINER + category;
  }

  /** The name of a gap, over rows of {@link Gaps}. */
  public static Column cell() {
    return concat(col(Gaps.DIMENSION), lit(JOINER), col(Gaps.CATEGORY));
  }
}
