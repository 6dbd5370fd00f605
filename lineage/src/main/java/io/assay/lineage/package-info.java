@NullMarked
package io.assay.lineage;

import org.jspecify.annotations.NullMarked;
