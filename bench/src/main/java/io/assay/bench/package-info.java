/** Measures what is claimed; ships with nothing. */
@NullMarked
package io.assay.bench;

import org.jspecify.annotations.NullMarked;
