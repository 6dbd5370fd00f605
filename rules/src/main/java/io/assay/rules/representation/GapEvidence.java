package io.assay.rules.representation;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * What makes it certain that a content falls into a gap.
 *
 * @param asked attributes that curators have to confirm, sorted; none where all follows from the
 *     content
 * @param isConfirmable whether that, with what follows from the content, would be evidence
 */
public record GapEvidence(List<String> asked, boolean isConfirmable) implements Serializable {

  /** Copies. */
  public GapEvidence {
    asked = List.copyOf(asked);
  }

  /** How it is known. */
  public enum Kind {
    /** All of it is computed from the content. */
    DERIVED("derived"),
    /** Curators confirmed what is not. */
    CONFIRMED("confirmed"),
    /** The contributor says so, which earns nothing. */
    DECLARED("declared");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The word in tables. */
    public String key() {
      return key;
    }
  }

  /** The best that there can be for a content. */
  public Kind best() {
    return given(asked);
  }

  /** What there is for a content of which curators confirmed these attributes. */
  public Kind given(Collection<String> confirmed) {
    if (!isConfirmable || !confirmed.containsAll(asked)) {
      return Kind.DECLARED;
    }
    return asked.isEmpty() ? Kind.DERIVED : Kind.CONFIRMED;
  }
}
