/**
 * What a stage of the data path is: a function of tables and charter, keyed by batch and attempt.
 * Stages meet in tables and do not know each other; this package is all they share.
 */
@NullMarked
package io.assay.jobs.stage;

import org.jspecify.annotations.NullMarked;
