/**
 * The first stage: reads delivered files on the executors, record by record, into items, contents,
 * salts, votes, reviews and quarantine, and says of each item whether it is new, delivered again,
 * or a revision. What a record says is read by {@code rules.item}; who somebody is and what an item
 * is called comes from {@code lineage.provenance}. Judges nothing.
 */
@NullMarked
package io.assay.jobs.ingest;

import org.jspecify.annotations.NullMarked;
