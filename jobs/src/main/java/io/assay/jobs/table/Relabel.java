package io.assay.jobs.table;

/** Answers that are most worth asking for next, as many as the charter's budget. */
public final class Relabel {

  /** Place in the queue, from 1. */
  public static final String RANK = "rank";

  /** Which further answer to the item it is, from 1. */
  public static final String ANSWER = "answer";

  /** Information that the answer is expected to bring, in nats. */
  public static final String GAIN = "gain";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("relabel").count(RANK).count(ANSWER).number(GAIN).build();

  private Relabel() {}
}
