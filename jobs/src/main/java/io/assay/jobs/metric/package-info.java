/**
 * Numbers about a whole set of items: size, completeness, uniqueness and the like, computed by
 * Deequ in one scan. It serves decide, which holds them against the charter's bounds. This is the
 * only package that names Deequ or Scala types; it must not know gates, verdicts or tables.
 */
@NullMarked
package io.assay.jobs.metric;

import org.jspecify.annotations.NullMarked;
