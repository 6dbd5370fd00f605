/**
 * The probability distributions that the label stage states intervals and error rates with. All by
 * StrictMath, so equal on every machine. Knows nothing of labels.
 */
@NullMarked
package io.assay.rules.label.distribution;

import org.jspecify.annotations.NullMarked;
