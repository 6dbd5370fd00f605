package io.assay.jobs.table;

import java.util.List;

/** All tables of a warehouse. */
public final class Tables {
  private Tables() {}

  /** In the order of the data path. */
  public static final List<TableDefinition> ALL =
      List.of(
          Batches.TABLE,
          Items.TABLE,
          Contents.TABLE,
          Salts.TABLE,
          Votes.TABLE,
          Reviews.TABLE,
          Quarantine.TABLE,
          Findings.TABLE,
          Digests.TABLE,
          NearIndex.TABLE,
          NearBases.TABLE,
          Nearest.TABLE,
          Chains.TABLE,
          Duplicates.TABLE,
          Labels.TABLE,
          LabelQuestions.TABLE,
          Annotators.TABLE,
          LabelFigures.TABLE,
          LabelMethods.TABLE,
          Relabel.TABLE,
          Suspects.TABLE,
          Representation.TABLE,
          Measures.TABLE,
          Gaps.TABLE,
          CollectionSteps.TABLE,
          GapClaims.TABLE,
          Strata.TABLE,
          Verdicts.TABLE,
          Reputations.TABLE,
          Gates.TABLE,
          Metrics.TABLE,
          Revenue.TABLE,
          PaidWork.TABLE,
          Pools.TABLE,
          Ledger.TABLE,
          Payouts.TABLE,
          Waiting.TABLE,
          Anchors.TABLE,
          DatasetFiles.TABLE);
}
