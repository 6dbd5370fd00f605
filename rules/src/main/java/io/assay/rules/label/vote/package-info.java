/**
 * Votes on primitive arrays, grouped by item and put into one order that does not depend on how
 * they arrived. Stands before every estimate of the label stage. It must not know what a label
 * means, or how an id became an index.
 */
@NullMarked
package io.assay.rules.label.vote;

import org.jspecify.annotations.NullMarked;
