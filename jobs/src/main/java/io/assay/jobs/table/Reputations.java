package io.assay.jobs.table;

/**
 * What became of everybody's items so far, and what follows for review. Counted are contents by
 * their current verdict, so that anybody can count again from {@link Verdicts}.
 */
public final class Reputations {

  /** Pseudonym. */
  public static final String CONTRIBUTOR = "contributor";

  /** Contents whose verdict is accepted. */
  public static final String ACCEPTED = "accepted";

  /** Contents whose verdict is rejected, duplicates among them. */
  public static final String REJECTED = "rejected";

  /** First parameter of the posterior: the charter's prior and {@link #ACCEPTED}. */
  public static final String ALPHA = "alpha";

  /** Second parameter of the posterior: the charter's prior and {@link #REJECTED}. */
  public static final String BETA = "beta";

  /** Share of the next rows that people look at, in basis points, rounded down. */
  public static final String REVIEW_BASIS_POINTS = "review_basis_points";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("reputations")
          .string(CONTRIBUTOR)
          .count(ACCEPTED)
          .count(REJECTED)
          .count(ALPHA)
          .count(BETA)
          .count(REVIEW_BASIS_POINTS)
          .build();

  private Reputations() {}
}
