@NullMarked
package io.assay.rules;

import org.jspecify.annotations.NullMarked;
