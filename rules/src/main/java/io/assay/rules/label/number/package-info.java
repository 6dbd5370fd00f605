/** Consensus where an answer is a number. Must not know categorical models. */
@NullMarked
package io.assay.rules.label.number;

import org.jspecify.annotations.NullMarked;
