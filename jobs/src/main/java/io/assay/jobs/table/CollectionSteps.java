package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/** Which records to collect next: few that close the gaps. */
public final class CollectionSteps {

  /** Place in the plan, from 1: the records that make up for most first. */
  public static final String RANK = "rank";

  /**
   * Category by dimension; dimensions that are left out are free, all of them where the set has too
   * few in all.
   */
  public static final String PATTERN = "pattern";

  /** How many such records. */
  public static final String RECORDS = "records";

  /**
   * Gaps that each of them counts for, by their rank in {@link Gaps}; none where the records only
   * keep a share that others would take as they grow.
   */
  public static final String CLOSES = "closes";

  /**
   * Whether the whole plan closes all gaps and keeps all shares at once; the same in every row, as
   * are the next two.
   */
  public static final String TOGETHER = "together";

  /**
   * Whether the best kind of record was found for every step; else the search was cut short, and
   * fewer records may do.
   */
  public static final String BOUNDED = "bounded";

  /** No collection of fewer records is enough. */
  public static final String FEWEST = "fewest";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("plan")
          .count(RANK)
          .stringMap(PATTERN)
          .count(RECORDS)
          .column(CLOSES, DataTypes.createArrayType(DataTypes.LongType))
          .column(TOGETHER, DataTypes.BooleanType)
          .column(BOUNDED, DataTypes.BooleanType)
          .count(FEWEST)
          .build();

  private CollectionSteps() {}
}
