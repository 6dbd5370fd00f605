/**
 * The last stage: reads what all others left in tables and writes the pages that a curator reads,
 * one for each batch and an index. Queries are few and bounded: aggregates, and the first few rows
 * of a kind. What a page says stands in {@code content}, how it looks in {@code page} and {@code
 * html}. Judges nothing.
 */
@NullMarked
package io.assay.jobs.report;

import org.jspecify.annotations.NullMarked;
