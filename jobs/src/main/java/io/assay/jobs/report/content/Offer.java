package io.assay.jobs.report.content;

import java.util.List;

/**
 * What filling a gap earns, and how it is checked.
 *
 * @param weight beside the record's own; 0 where nothing is offered
 * @param room records of full quality that it is offered for
 * @param asked attributes that curators have to confirm
 */
public record Offer(Check check, int weight, long room, List<String> asked) {
  /** Copies. */
  public Offer {
    asked = List.copyOf(asked);
  }

  /** Nothing. */
  public static Offer none(Check reason) {
    return new Offer(reason, 0, 0, List.of());
  }

  /** How it is checked that a record fills the gap, or why nothing is offered. */
  public enum Check {
    /** Computed from the content. */
    DERIVED("derived"),
    /** Curators confirm attributes. */
    CONFIRMED("confirmed"),
    /** New content for an item that is too old. */
    RENEWED("renewed"),
    /** The charter offers nothing for it. */
    NOT_OFFERED("not-offered"),
    /** Nobody could confirm that a record fills it. */
    UNCONFIRMABLE("unconfirmable"),
    /** Larger gaps come first, and so many are paid for. */
    TOO_SMALL("too-small"),
    /** It names no kind of record, or no number of them is enough. */
    NO_KIND("no-kind");

    private final String key;

    Check(String key) {
      this.key = key;
    }

    /** The word for machines. */
    public String key() {
      return key;
    }
  }
}
