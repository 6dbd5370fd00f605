/**
 * Which items to ask about next, if there is money for some answers. Stands after consensus. Must
 * not know who will answer.
 */
@NullMarked
package io.assay.rules.label.relabel;

import org.jspecify.annotations.NullMarked;
