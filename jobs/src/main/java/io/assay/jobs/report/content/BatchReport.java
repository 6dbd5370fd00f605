package io.assay.jobs.report.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of one batch says.
 *
 * @param templates texts that the charter may want to declare as boilerplate
 * @param labels null when the charter asks for none
 * @param suspects null when the charter asks for none
 * @param dimensions empty when the charter declares none
 * @param figures what is measured of the dataset beside its shares
 * @param rewards null when the charter pays nothing, or nothing was paid
 * @param proofs null before there are any
 */
public record BatchReport(
    Subject subject,
    Standing standing,
    List<StageCounts> stages,
    Delivered delivered,
    VerdictCounts verdicts,
    List<GateLine> gates,
    List<FindingGroup> findings,
    List<QuarantineGroup> quarantine,
    DuplicateList duplicates,
    ClusterList clusters,
    List<TemplateText> templates,
    @Nullable LabelSummary labels,
    @Nullable SuspectList suspects,
    List<DimensionShares> dimensions,
    Wanted wanted,
    RepresentationFigures figures,
    @Nullable RewardSummary rewards,
    @Nullable ProofList proofs,
    ReviewQueue review) {

  /** Copies. */
  public BatchReport {
    stages = List.copyOf(stages);
    gates = List.copyOf(gates);
    findings = List.copyOf(findings);
    quarantine = List.copyOf(quarantine);
    dimensions = List.copyOf(dimensions);
    templates = List.copyOf(templates);
  }
}
