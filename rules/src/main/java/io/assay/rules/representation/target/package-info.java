/**
 * The populations that a set is compared with: declared shares, counts of a file, or an earlier
 * batch. It must not know the set.
 */
@NullMarked
package io.assay.rules.representation.target;

import org.jspecify.annotations.NullMarked;
