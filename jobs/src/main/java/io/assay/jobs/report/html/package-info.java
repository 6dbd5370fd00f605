/**
 * HTML that cannot be broken out of: elements and attributes from a short list, text that is
 * escaped where it is written, characters that hide or reorder text made visible. Serves the
 * report; knows nothing of what a page says.
 */
@NullMarked
package io.assay.jobs.report.html;

import org.jspecify.annotations.NullMarked;
