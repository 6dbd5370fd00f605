/**
 * From the votes of annotators to one label per item, with the shares that every label got. It
 * stands after dedupe and before representation on the data path. It must not know how votes were
 * read, who an annotator is beyond a pseudonym, or what a vote earns.
 */
@NullMarked
package io.assay.rules.label;

import org.jspecify.annotations.NullMarked;
