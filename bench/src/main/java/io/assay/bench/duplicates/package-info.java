/** What near duplicates cost where many records have a template in common. */
@NullMarked
package io.assay.bench.duplicates;

import org.jspecify.annotations.NullMarked;
