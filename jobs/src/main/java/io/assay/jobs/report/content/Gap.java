package io.assay.jobs.report.content;

import org.jspecify.annotations.Nullable;

/**
 * A category, or combination, of which further items are needed.
 *
 * @param rank place in the list, from 1
 * @param kind {@code share}, {@code combination} or {@code stale}
 * @param missing null where no number of items is enough
 */
public record Gap(
    long rank,
    String kind,
    String dimension,
    String category,
    long observed,
    @Nullable Long missing) {}
