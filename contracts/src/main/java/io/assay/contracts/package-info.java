@NullMarked
package io.assay.contracts;

import org.jspecify.annotations.NullMarked;
