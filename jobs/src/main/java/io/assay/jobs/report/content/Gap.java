package io.assay.jobs.report.content;

/** A category, or combination, of which further items are needed. */
public record Gap(String dimension, String category, long observed, long missing) {}
