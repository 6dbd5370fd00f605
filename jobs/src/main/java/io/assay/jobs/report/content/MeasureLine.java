package io.assay.jobs.report.content;

import org.jspecify.annotations.Nullable;

/**
 * A measured figure of the dataset.
 *
 * @param subject dimension, or several joined; {@code *} for the set as a whole
 * @param against what the set is compared with
 * @param weighting by what items count
 * @param category of a figure of one cell; null for others and for missing values
 * @param adjusted probability of such a deviation by chance, for all tests together; null where
 *     nothing is tested
 */
public record MeasureLine(
    String subject,
    String against,
    String weighting,
    String measure,
    @Nullable String category,
    double value,
    double lower,
    double upper,
    @Nullable Double adjusted) {}
