package io.assay.jobs.report.content;

import org.jspecify.annotations.Nullable;

/**
 * One gate with what was measured.
 *
 * @param target column or dimension, or null
 * @param value measured value, or null when there is none
 * @param fraction the same exactly, as {@code 3/4}, or null
 * @param outcome {@code pass}, {@code warn} or {@code fail}
 */
public record GateLine(
    String gate,
    String metric,
    @Nullable String target,
    String scope,
    @Nullable Double value,
    @Nullable String fraction,
    String bound,
    String severity,
    String outcome,
    String detail) {}
