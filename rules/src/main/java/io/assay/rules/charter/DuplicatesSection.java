package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When two items are the same.
 *
 * @param normalise steps before comparing, whose order has no effect
 * @param exact whether equal normalised content makes a duplicate
 * @param boilerplate texts whose shingles are set aside before near duplicates are compared
 */
public record DuplicatesSection(
    List<NormalisationStep> normalise,
    boolean exact,
    @Nullable NearDuplicates near,
    List<String> boilerplate)
    implements Serializable {

  public DuplicatesSection {
    normalise = List.copyOf(normalise);
    boilerplate = List.copyOf(boilerplate);
  }

  /** Whether a near duplicate may be a revision, which is not removed. */
  public boolean findsRevisions() {
    return near != null && near.thresholds().revision() != null;
  }
}
