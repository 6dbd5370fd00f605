/**
 * Which combinations of categories have too few items, found exactly: the maximal uncovered
 * patterns of Asudeh, Jin and Jagadish (Assessing and remedying coverage, ICDE 2019). It takes
 * counts of distinct combinations on packed arrays, and must not know what the categories are
 * called.
 */
@NullMarked
package io.assay.rules.representation.coverage;

import org.jspecify.annotations.NullMarked;
