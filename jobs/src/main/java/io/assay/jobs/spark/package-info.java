/**
 * The one entry to Spark: how a session is opened, embedded or under spark-submit, with the
 * settings that results and restarts rely on, and how rows are made in Spark's own form. Knows no
 * table and no stage.
 */
@NullMarked
package io.assay.jobs.spark;

import org.jspecify.annotations.NullMarked;
