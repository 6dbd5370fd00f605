/** What representation costs at scale. */
@NullMarked
package io.assay.bench.representation;

import org.jspecify.annotations.NullMarked;
