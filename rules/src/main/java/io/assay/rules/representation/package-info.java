/**
 * How far a set is from the population that the charter declares, and what to collect next: counts
 * per category become exact shares, distances and gaps. It stands after label and before decide on
 * the data path. It must not know single items, how a category was computed, or tables; it takes
 * counts and gives records.
 */
@NullMarked
package io.assay.rules.representation;

import org.jspecify.annotations.NullMarked;
