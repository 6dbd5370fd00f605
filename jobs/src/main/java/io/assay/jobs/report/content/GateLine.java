package io.assay.jobs.report.content;

import org.jspecify.annotations.Nullable;

/**
 * One gate with what was measured.
 *
 * @param target column or dimension, or null
 * @param value what is compared with the bound, or null when there is none
 * @param fraction the same exactly, as {@code 3/4}, or null
 * @param outcome {@code pass}, {@code warn}, {@code fail} or {@code unmeasured}
 * @param judgedBy of what the value is: {@code value}, or the {@code lower} or {@code upper} end of
 *     the interval of what was measured
 * @param measured measured value, or null when there is none
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
    String detail,
    String judgedBy,
    @Nullable Double measured) {}
