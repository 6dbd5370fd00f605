/**
 * The warehouse directory: where tables, keys, proofs, payouts and reports lie, the file that
 * describes it, and the lock that keeps a second writer out. Knows no Spark.
 */
@NullMarked
package io.assay.jobs.warehouse;

import org.jspecify.annotations.NullMarked;
