/**
 * What a report says, as plain immutable records: read from tables by {@code jobs.report}, turned
 * into pages by {@code jobs.report.page}. Counts are exact, examples are few and short. Knows
 * neither Spark nor HTML.
 */
@NullMarked
package io.assay.jobs.report.content;

import org.jspecify.annotations.NullMarked;
