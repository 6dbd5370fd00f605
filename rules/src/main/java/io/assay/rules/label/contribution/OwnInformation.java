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
 * @param own how probable it is that each annotator's answers are own, in basis points
 * @param information in the votes that count
 */
public record OwnInformation(CrowdScreening screening, int[] own, VoteInformation information) {

  /**
   * Below this nothing is paid until more answers speak for the annotator, in basis points: a
   * newcomer's word is not enough, since names cost nothing.
   */
  public static final int LEAST_PAID = 7_500;

  /** Below this it is sure enough that answers are others' to take back what they earned. */
  public static final int LEAST_KEPT = 1_000;

  /**
   * In units of 2⁻²⁰ nats, rounded down. 0 where answers may well be others', and until they are
   * shown to depend on the items: else many names would need few answers.
   */
  public long basis(int annotator) {
    long part = own[annotator];
    if (isDisowned(annotator) || part < LEAST_PAID || !screening.shown()[annotator]) {
      return 0;
    }
    long told = information.basis(annotator);
    // In two steps, so that no product is too large.
    return told / CopyEvidence.WHOLE * part + told % CopyEvidence.WHOLE * part / CopyEvidence.WHOLE;
  }

  /** Whether what the answers earned was not earned by the annotator. */
  public boolean isDisowned(int annotator) {
    return screening.isFlagged(annotator) || own[annotator] < LEAST_KEPT;
  }
}
