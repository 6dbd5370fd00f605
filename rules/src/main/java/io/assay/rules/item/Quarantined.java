package io.assay.rules.item;

import java.io.Serializable;
import java.util.Objects;

/**
 * A record that could not be read, with the first reason found. The record itself is in {@link
 * RawRecord}.
 *
 * @param detail the field, what was found (short and printable, but still contributed text: escape
 *     it in HTML) and what was expected
 */
public record Quarantined(Reason reason, String detail)
    implements ItemReading, VoteReading, DecisionReading, Serializable {

  public Quarantined {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }
}
