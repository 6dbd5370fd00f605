package io.assay.jobs.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item over all batches that count, in the order of the batches.
 *
 * @param item its id
 * @param chapters a batch each
 */
public record ItemStory(String item, List<Chapter> chapters) {

  /** Copies. */
  public ItemStory {
    chapters = List.copyOf(chapters);
  }

  /**
   * What one batch says of the item.
   *
   * @param contact whom to ask, as the charter of the batch says, or empty
   * @param delivery null when the batch did not deliver it but only judged it again
   * @param duplicateOf null when it repeats nothing
   * @param label null when nobody voted on it
   * @param verdicts usually one; none for an item that was delivered again, or is not judged yet
   * @param earnings what its contributors earned in the batch for it and its like, owe back of
   *     that, and paid back
   */
  public record Chapter(
      String batch,
      int attempt,
      Progress progress,
      String contact,
      @Nullable Delivered delivery,
      List<Found> findings,
      @Nullable Original duplicateOf,
      @Nullable Agreement label,
      List<Decided> verdicts,
      List<Review> reviews,
      List<Earned> earnings) {

    /** Copies. */
    public Chapter {
      findings = List.copyOf(findings);
      verdicts = List.copyOf(verdicts);
      reviews = List.copyOf(reviews);
      earnings = List.copyOf(earnings);
    }
  }

  /** How far the batch is. */
  public enum Progress {
    /** Anchored, or complete without an anchor. */
    COMPLETE,
    /** Decided, and neither paid nor anchored in full yet. */
    OPEN,
    /** A gate failed, so that nothing of it counts. */
    GATE_FAILED
  }

  /**
   * How it came.
   *
   * @param kind {@code new}, {@code redelivered}, {@code revision} or {@code foreign}
   */
  public record Delivered(
      String kind, String submittedAt, String licence, String file, long record) {}

  /**
   * What screening found.
   *
   * @param words the charter's message, or words for the code
   */
  public record Found(String rule, String severity, String detail, String words) {}

  /**
   * The item that it repeats or revises.
   *
   * @param kind {@code exact}, {@code near} or {@code revision}
   * @param compared what was counted, by field; none of an exact duplicate
   */
  public record Original(String item, String batch, String kind, List<Compared> compared) {

    /** Copies. */
    public Original {
      compared = List.copyOf(compared);
    }
  }

  /**
   * How alike the item and the kept one are.
   *
   * @param field name of the field, or empty for all compared fields together
   * @param rule {@code jaccard} or {@code containment}
   * @param threshold as the charter writes it
   * @param shared distinct shingles in both
   * @param size distinct shingles of the item
   * @param keptSize distinct shingles of the kept one
   */
  public record Compared(
      String field, String rule, String threshold, int shared, int size, int keptSize) {}

  /** The vote on its label. */
  public record Agreement(
      @Nullable String label, String outcome, long votes, long agreeing, List<Question> questions) {

    /** Copies. */
    public Agreement {
      questions = List.copyOf(questions);
    }
  }

  /**
   * Of a task of several labels, whether one applies.
   *
   * @param applies null if it is not decided
   * @param confidence that the decision is right; null without
   */
  public record Question(
      String label,
      @Nullable Boolean applies,
      long votes,
      long agreeing,
      @Nullable Double confidence) {}

  /**
   * A verdict.
   *
   * @param leaf hash in the verdict tree of the batch, hex
   * @param supersedesBatch batch of the verdict that this one replaces, or null
   */
  public record Decided(
      String verdict,
      List<Reason> reasons,
      String deliveredBatch,
      String leaf,
      @Nullable String supersedesBatch) {

    /** Copies. */
    public Decided {
      reasons = List.copyOf(reasons);
    }
  }

  /** A reason code and what it means. */
  public record Reason(String code, String words) {}

  /** What a curator decided, in the batch that brought the decision. */
  public record Review(String decision, String reviewer, String reason) {}

  /**
   * What one of its contributors earned in the batch for all work of one kind, or what became of
   * such an amount.
   *
   * @param reason of the ledger
   * @param pieces contents of that kind in the batch, this one among them; 0 for what became of it
   * @param amount base units for all of them; what is taken is negative
   * @param waits whether it went to no address
   * @param gap that the item fills, of a bounty; else empty
   */
  public record Earned(
      String contributor, String reason, long pieces, String amount, boolean waits, String gap) {}
}
