/** The cost of a whole run beside that of reading, hashing and writing the same records. */
@NullMarked
package io.assay.bench.pipeline;

import org.jspecify.annotations.NullMarked;
