/**
 * How the admitted items compare with the population that the charter declares: counts per category
 * on Spark, shares and gaps by the pure rules. It stands after label and before decide on the data
 * path. It must not know gates, and what is admitted only as decide says it.
 */
@NullMarked
package io.assay.jobs.representation;

import org.jspecify.annotations.NullMarked;
