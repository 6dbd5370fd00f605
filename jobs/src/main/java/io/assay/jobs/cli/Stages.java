package io.assay.jobs.cli;

import io.assay.jobs.anchor.AnchorStage;
import io.assay.jobs.decision.DecideStage;
import io.assay.jobs.dedupe.DedupeStage;
import io.assay.jobs.ingest.IngestStage;
import io.assay.jobs.label.LabelStage;
import io.assay.jobs.report.ReportStage;
import io.assay.jobs.representation.RepresentStage;
import io.assay.jobs.reward.RewardStage;
import io.assay.jobs.screen.ScreenStage;
import io.assay.jobs.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/** The stages in order of the data path. */
public final class Stages {
  private Stages() {}

  /** Every stage once. */
  public static List<Stage> all(AnchorStage anchor) {
    return beforeAnchor(List.of(anchor, new ReportStage()));
  }

  /** The stages before the anchoring, which need no chain, and then others. */
  public static List<Stage> beforeAnchor(List<Stage> others) {
    List<Stage> stages =
        new ArrayList<>(
            List.of(
                new IngestStage(),
                new ScreenStage(),
                new DedupeStage(),
                new LabelStage(),
                new RepresentStage(),
                new DecideStage(),
                new RewardStage()));
    stages.addAll(others);
    return List.copyOf(stages);
  }
}
