package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What each annotator's answers are worth, from all votes up to and with the batch. */
public final class Annotators {

  /** Pseudonym. */
  public static final String ANNOTATOR = "annotator";

  /** Votes that were judged, on items with a decided label. */
  public static final String VOTES = "votes";

  /** Of these, votes for the decided label. */
  public static final String AGREEING = "agreeing";

  /** Votes on all items. */
  public static final String VOLUME = "volume";

  /** Share of answers that are expected to be right; null without an answer that counts. */
  public static final String SKILL = "skill";

  /** Mean distance of an annotator's numbers from the items' values; null of words. */
  public static final String SPREAD = "spread";

  /** Answers to gold items, and how many of these are right. */
  public static final String GOLD_ANSWERS = "gold_answers";

  public static final String GOLD_RIGHT = "gold_right";

  /** Where the accuracy on gold lies with 95 % confidence; 0 to 1 without gold. */
  public static final String GOLD_LOWER = "gold_lower";

  public static final String GOLD_UPPER = "gold_upper";

  /** Whether gold is worse than {@link #SKILL} can explain. */
  public static final String GOLD_CONTRADICTS = "gold_contradicts";

  /** What the answers show of whether the annotator looks at the items. */
  public static final String STANDING = "standing";

  /** Lowest pseudonym of the ring of copies that the annotator is in; null if in none. */
  public static final String RING = "ring";

  /** Whether the annotator's own votes count nothing, or only as part of the ring's. */
  public static final String FLAGGED = "flagged";

  /** Items whose label would be another without the annotator. */
  public static final String DECIDED_ITEMS = "decided_items";

  /** Own information in votes that others had not given, in units of 2⁻²⁰ nats. */
  public static final String INFORMATION = "information";

  /** Whether what the answers told is not the annotator's own, as far as anybody can tell. */
  public static final String DISOWNED = "disowned";

  /** Expected answers by class of the item and label given, with their share of the class. */
  public static final String CONFUSION = "confusion";

  /** An entry of {@link #CONFUSION}. */
  public static final StructType CONFUSION_ENTRY =
      new StructType()
          .add("truth", DataTypes.StringType)
          .add("label", DataTypes.StringType)
          .add("answers", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType);

  /**
   * Seconds between an answer and the one before, the middle one; null where answers have no
   * instants, like all that follows.
   */
  public static final String SECONDS = "seconds";

  /** Answers in an hour of work. */
  public static final String PER_HOUR = "per_hour";

  /** Answers to decided items in the earlier half, and of these those that agree with the label. */
  public static final String EARLY = "early";

  public static final String EARLY_AGREEING = "early_agreeing";

  /** The same of the later half. */
  public static final String LATE = "late";

  public static final String LATE_AGREEING = "late_agreeing";

  /** Whether the later half agrees as often: {@code steady}, {@code improved} and so on. */
  public static final String DRIFT = "drift";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("annotators")
          .string(ANNOTATOR)
          .count(VOTES)
          .count(AGREEING)
          .count(VOLUME)
          .number(SKILL)
          .count(GOLD_ANSWERS)
          .count(GOLD_RIGHT)
          .number(GOLD_LOWER)
          .number(GOLD_UPPER)
          .column(GOLD_CONTRADICTS, DataTypes.BooleanType)
          .string(STANDING)
          .string(RING)
          .column(FLAGGED, DataTypes.BooleanType)
          .count(DECIDED_ITEMS)
          .count(INFORMATION)
          .column(CONFUSION, DataTypes.createArrayType(CONFUSION_ENTRY))
          .number(SPREAD)
          .column(DISOWNED, DataTypes.BooleanType)
          .number(SECONDS)
          .number(PER_HOUR)
          .count(EARLY)
          .count(EARLY_AGREEING)
          .count(LATE)
          .count(LATE_AGREEING)
          .string(DRIFT)
          .build();

  private Annotators() {}
}
