package io.assay.jobs.run;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import java.time.Instant;
import java.util.UUID;

/**
 * One run of one stage.
 *
 * @param id OpenLineage run id
 * @param stage which stage
 * @param context what it works on; its tables know what was read and written
 * @param started when it started
 */
public record StageRun(UUID id, StageName stage, StageContext context, Instant started) {}
