package io.assay.rules.charter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When two items are the same.
 *
 * @param normalise steps before comparing, whose order has no effect
 * @param exact whether equal normalised content makes a duplicate
 * @param boilerplate texts whose shingles are set aside before near duplicates are compared
 * @param boilerplateFiles files that hold one such text each, relative to the charter's directory
 */
public record DuplicatesSection(
    List<NormalisationStep> normalise,
    boolean exact,
    @Nullable NearDuplicates near,
    List<String> boilerplate,
    List<String> boilerplateFiles)
    implements Serializable {

  public DuplicatesSection {
    normalise = List.copyOf(normalise);
    boilerplate = List.copyOf(boilerplate);
    boilerplateFiles = List.copyOf(boilerplateFiles);
  }

  /** One that names no files. */
  public DuplicatesSection(
      List<NormalisationStep> normalise,
      boolean exact,
      @Nullable NearDuplicates near,
      List<String> boilerplate) {
    this(normalise, exact, near, boilerplate, List.of());
  }

  /**
   * The same that names no files, but declares what is in them.
   *
   * @param texts of {@link #boilerplateFiles}
   */
  public DuplicatesSection reading(List<String> texts) {
    List<String> all = new ArrayList<>(boilerplate);
    all.addAll(texts);
    return new DuplicatesSection(normalise, exact, near, all);
  }

  /** Whether a near duplicate may be a revision, which is not removed. */
  public boolean findsRevisions() {
    return near != null && near.thresholds().revision() != null;
  }
}
