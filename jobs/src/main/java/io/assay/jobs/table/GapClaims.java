package io.assay.jobs.table;

/** Who filled which gap of the dataset: accepted new contents of the batch, by people. */
public final class GapClaims {

  /** The gap, as the batch before left it: dimension and category of {@link Gaps}, joined by =. */
  public static final String CELL = "cell";

  /** Pseudonyms of who share each content, sorted. */
  public static final String CONTRIBUTORS = "contributors";

  /**
   * How it is known that the contents fill the gap: {@code derived} from the content, {@code
   * confirmed} by a curator, or only {@code declared}.
   */
  public static final String EVIDENCE = "evidence";

  /** How many contents. */
  public static final String CONTENTS = "contents";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("gap_claims")
          .string(CELL)
          .strings(CONTRIBUTORS)
          .string(EVIDENCE)
          .count(CONTENTS)
          .build();

  private GapClaims() {}

  /** Names a gap. */
  public static String cell(String dimension, String category) {
    return dimension + "=" + category;
  }
}
