package io.assay.rules.decision;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The judgement of one item with all its reasons, sorted by code and distinct. Warnings are among
 * them: an accepted item may have reasons, none of which speaks against it.
 */
public record Verdict(VerdictKind kind, List<ReasonCode> reasons) implements Serializable {

  public Verdict {
    Objects.requireNonNull(kind, "kind");
    reasons = List.copyOf(new TreeSet<>(reasons));
  }

  /** This kind for these reasons, in any order. */
  public static Verdict of(VerdictKind kind, Collection<ReasonCode> reasons) {
    return new Verdict(kind, List.copyOf(reasons));
  }

  /** Another kind, for one more reason. */
  Verdict becomes(VerdictKind other, ReasonCode because) {
    TreeSet<ReasonCode> all = new TreeSet<>(reasons);
    all.add(because);
    return of(other, all);
  }
}
