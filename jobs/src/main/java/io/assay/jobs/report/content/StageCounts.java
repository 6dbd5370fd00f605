package io.assay.jobs.report.content;

/**
 * What one stage received, passed on and held back.
 *
 * @param stage name of the stage
 * @param outcome {@code done}, {@code gate-failed} or {@code skipped}
 * @param in rows received; in = out + rejected
 * @param millis how long it took
 */
public record StageCounts(
    String stage, String outcome, long in, long out, long rejected, long millis) {}
