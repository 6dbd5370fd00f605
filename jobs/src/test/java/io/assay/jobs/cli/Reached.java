package io.assay.jobs.cli;

import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import java.util.Map;

/** Stands for what needs a chain, or writes pages: only that it was reached matters here. */
record Reached(StageName name) implements Stage {
  @Override
  public StageResult run(StageContext context) {
    return StageResult.done(0, 0, Map.of());
  }
}
