/**
 * The probability distributions by which labels and representation state intervals, tests and error
 * rates. All by StrictMath, so equal on every machine. Knows nothing of what they are asked for.
 */
@NullMarked
package io.assay.rules.distribution;

import org.jspecify.annotations.NullMarked;
