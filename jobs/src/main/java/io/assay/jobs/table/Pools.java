package io.assay.jobs.table;

/** What a batch had to distribute and for how much work: a row a batch, amounts in base units. */
public final class Pools {

  /** The charter's pool. */
  public static final String POOL = "pool";

  /** Revenue that came with the batch. */
  public static final String REVENUE = "revenue";

  /** What the batch before carried over. */
  public static final String CARRY_IN = "carry_in";

  /** What work shared by weight. */
  public static final String WORK_PART = "work_part";

  /** Weight of all work, in the units in which a piece has the kind's weight times its quality. */
  public static final String WORK_WEIGHT = "work_weight";

  /** What bounties took. */
  public static final String BOUNTIES = "bounties";

  /** Weight of all bounties, in the same units. */
  public static final String BOUNTY_WEIGHT = "bounty_weight";

  /** Weights of whole bounties by kind of work, in the same units. */
  public static final String BOUNTY_WEIGHTS = "bounty_weights";

  /** Most that a piece earned with its bounty, or null. */
  public static final String MAX_PER_ITEM = "max_per_item";

  /** Weights by kind of work, in the same units. */
  public static final String WEIGHTS = "weights";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("pools")
          .string(POOL)
          .string(REVENUE)
          .string(CARRY_IN)
          .string(WORK_PART)
          .string(WORK_WEIGHT)
          .string(BOUNTIES)
          .string(MAX_PER_ITEM)
          .countMap(WEIGHTS)
          .string(BOUNTY_WEIGHT)
          .countMap(BOUNTY_WEIGHTS)
          .build();

  private Pools() {}
}
