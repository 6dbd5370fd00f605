/**
 * The codes of tables in plain words, for people who never read a table: why an item is not
 * accepted, why a record could not be read, what money was paid for. Codes never change; words may.
 * Knows neither tables nor pages.
 */
@NullMarked
package io.assay.jobs.wording;

import org.jspecify.annotations.NullMarked;
