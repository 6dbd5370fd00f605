/**
 * Agrees on labels: the votes of annotators, of this batch and of history, become one label for
 * each item or the reason why a curator must look. The rule is {@code rules.label}.
 */
@NullMarked
package io.assay.jobs.label;

import org.jspecify.annotations.NullMarked;
