/**
 * Answers questions about a warehouse without writing to it: SQL over the tables, the state of the
 * batches, and what became of one item. Knows the tables, and no stage.
 */
@NullMarked
package io.assay.jobs.query;

import org.jspecify.annotations.NullMarked;
