package io.assay.jobs.report.content;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A category, or combination, of which further items are needed.
 *
 * @param rank place in the list, from 1
 * @param kind {@code share}, {@code combination} or {@code stale}
 * @param pattern category by dimension; empty for stale contents
 * @param missing null where no number of items is enough
 * @param offer what filling it earns
 */
public record Gap(
    long rank,
    String kind,
    SortedMap<String, String> pattern,
    String dimension,
    String category,
    long observed,
    @Nullable Long missing,
    Offer offer) {}
