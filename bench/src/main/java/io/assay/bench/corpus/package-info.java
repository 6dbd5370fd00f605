/** A corpus of real texts in many languages, made from the package indices that apt downloads. */
@NullMarked
package io.assay.bench.corpus;

import org.jspecify.annotations.NullMarked;
