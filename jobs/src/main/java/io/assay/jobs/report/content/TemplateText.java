package io.assay.jobs.report.content;

/**
 * A text that many accepted or waiting items of a batch share whose rest differs.
 *
 * @param text as it reads after normalisation
 * @param records how many of those looked at hold it
 * @param contributors how many contributors they have at least
 * @param lookedAt how many were looked at
 */
public record TemplateText(String text, int records, int contributors, long lookedAt) {}
