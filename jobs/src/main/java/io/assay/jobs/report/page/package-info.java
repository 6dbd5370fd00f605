/**
 * The pages of the report: records in, HTML out, nothing else. One class for each section. Equal
 * records give equal bytes. Knows neither Spark nor files.
 */
@NullMarked
package io.assay.jobs.report.page;

import org.jspecify.annotations.NullMarked;
