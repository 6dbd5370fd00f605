/**
 * Judges each item by itself: required fields, licence, freshness, and the rules of the charter.
 * One pass over the items writes every rule that an item fails. The policies are those of {@code
 * rules.screen}.
 */
@NullMarked
package io.assay.jobs.screen;

import org.jspecify.annotations.NullMarked;
