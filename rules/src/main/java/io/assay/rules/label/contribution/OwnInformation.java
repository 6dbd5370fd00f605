package io.assay.rules.label.contribution;

import io.assay.rules.label.annotator.CopyEvidence;
import io.assay.rules.label.annotator.CrowdScreening;

/**
 * What an annotator is paid by: the information in the votes, as far as it is probable that the
 * answers are the annotator's own. So a ring gains nothing before it is found for certain either:
 * agreement is worth pay where it goes beyond chance, and only among strangers (Shnayder, Agarwal,
 * Frongillo and Parkes, EC 2016).
 *
 * @param screening of the crowd
 * @param own how far each annotator's answers can be taken for own, in basis points
 * @param information in the votes that count
 */
public record OwnInformation(CrowdScreening screening, int[] own, VoteInformation information) {

  /** Below this the answers are not taken for own, in basis points. */
  public static final int LEAST_OWN = 7_500;

  /**
   * In units of 2⁻²⁰ nats, rounded down. 0 for the {@link #isDisowned disowned}, and until the
   * answers are shown to depend on the items: else many names would need few answers.
   */
  public long basis(int annotator) {
    if (isDisowned(annotator) || !screening.shown()[annotator]) {
      return 0;
    }
    long told = information.basis(annotator);
    long part = own[annotator];
    // In two steps, so that no product is too large.
    return told / CopyEvidence.WHOLE * part + told % CopyEvidence.WHOLE * part / CopyEvidence.WHOLE;
  }

  /** Whether what the answers earned was not earned by the annotator. */
  public boolean isDisowned(int annotator) {
    return screening.isFlagged(annotator) || own[annotator] < LEAST_OWN;
  }
}
