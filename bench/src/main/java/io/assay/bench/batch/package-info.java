/**
 * Batches that go through the stages of the pipeline in one warm session, as the commands send
 * them, but for the chain: a stage is measured as it is run, with its Delta writes and its lineage.
 */
@NullMarked
package io.assay.bench.batch;

import org.jspecify.annotations.NullMarked;
