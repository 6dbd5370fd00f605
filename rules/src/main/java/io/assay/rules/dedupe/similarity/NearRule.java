package io.assay.rules.dedupe.similarity;

import io.assay.rules.charter.NearDuplicates;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a charter says of pairs: when they are near duplicates, and when a near duplicate by the
 * same contributors is a revision.
 *
 * @param revision least part of the kept set in the later one, in every field; null if there are no
 *     revisions
 */
public record NearRule(SimilarityRule similarity, @Nullable Ratio revision)
    implements Serializable {

  public static NearRule of(NearDuplicates near) {
    NearDuplicates.Thresholds thresholds = near.thresholds();
    List<Ratio> jaccard = thresholds.jaccard().stream().map(Ratio::of).toList();
    SimilarityRule similarity =
        near.comparesEachField()
            ? new FieldwiseRule(jaccard)
            : new JointRule(jaccard.get(0), ratio(thresholds.containment()));
    return new NearRule(similarity, ratio(thresholds.revision()));
  }

  /** The same for all fields read as one text, with the lowest threshold where each has its own. */
  public static SimilarityRule together(NearDuplicates near) {
    NearDuplicates.Thresholds thresholds = near.thresholds();
    return new JointRule(
        Ratio.of(Collections.min(thresholds.jaccard())), ratio(thresholds.containment()));
  }

  /** Whether the two are near duplicates or as alike as a record that is not wholly new. */
  public static SimilarityRule reaching(NearDuplicates near, BigDecimal from) {
    Ratio least = Ratio.of(from);
    List<Ratio> jaccard = near.thresholds().jaccard().stream().map(any -> least).toList();
    return near.comparesEachField()
        ? new FieldwiseRule(jaccard)
        : new JointRule(least, ratio(near.thresholds().containment()));
  }

  /**
   * Whether a later record extends the kept one: it is larger in a field and smaller in none, and
   * holds enough of the kept one's. That both are by the same contributors is for the caller to
   * know.
   *
   * @param overlaps of the later set with the kept one, in this order
   */
  public boolean isRevision(List<Overlap> overlaps) {
    Ratio least = revision;
    return least != null
        && overlaps.stream().anyMatch(each -> each.one() > each.other())
        && overlaps.stream()
            .allMatch(
                each ->
                    each.one() >= each.other() && least.isReachedBy(each.shared(), each.other()));
  }

  private static @Nullable Ratio ratio(@Nullable BigDecimal value) {
    return value == null ? null : Ratio.of(value);
  }
}
