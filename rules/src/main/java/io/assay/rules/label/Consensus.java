package io.assay.rules.label;

import io.assay.rules.charter.Severity;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.Reason;
import io.assay.rules.decision.ReasonCode;
import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the votes on one item come to: either a label, or the reason why a curator must look. The
 * share of a label is its count over {@link #votes()}.
 *
 * @param label null exactly if there is an {@code undecided} reason
 * @param undecided below quorum or tied
 * @param counts the votes each label got, every count positive, in natural order of the labels
 */
public record Consensus(
    @Nullable String label, @Nullable ReasonCode undecided, SortedMap<String, Long> counts)
    implements Serializable {

  public Consensus {
    if ((label == null) == (undecided == null)) {
      throw new IllegalArgumentException(
          "label: " + label + ", undecided: " + undecided + " (expected: exactly one of them)");
    }
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** All counted votes. */
  public long votes() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The votes of the leading label, or of each of the tied ones; 0 without votes. */
  public long leadingVotes() {
    return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** The leading label's share of the votes; null without votes. */
  public @Nullable Fraction agreement() {
    return Fraction.share(leadingVotes(), votes());
  }

  /** Why the item goes to review; null if it has a label. */
  public @Nullable Reason reason() {
    return undecided == null ? null : new Reason(undecided, Severity.REVIEW);
  }
}
