/**
 * The chi-squared distributions that intervals and tests of representation rest on. All by
 * StrictMath, so equal on every machine. Knows nothing of dimensions.
 */
@NullMarked
package io.assay.rules.representation.distribution;

import org.jspecify.annotations.NullMarked;
