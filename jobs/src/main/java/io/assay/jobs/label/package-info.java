/**
 * Estimates labels: the votes of annotators, of this batch and of history, become one label for
 * each item with a confidence, or the reason why a curator must look. Votes are read once, packed
 * and kept in their partitions; the driver chooses the method on a sample of bounded size, and
 * loops over sums of a size that does not depend on votes or items. The rules are {@code
 * rules.label}; it must not know what a label earns.
 */
@NullMarked
package io.assay.jobs.label;

import org.jspecify.annotations.NullMarked;
