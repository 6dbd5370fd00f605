/**
 * When two items are the same content or nearly so, and which of them was first. Texts are made
 * comparable step by step as the charter says, hashed to a digest that equal content shares, and
 * cut into a set of shingles by which similar content is found. It stands after screen and before
 * label on the data path. It must not know tables, contributors, or what becomes of the item that
 * came second.
 */
@NullMarked
package io.assay.rules.dedupe;

import org.jspecify.annotations.NullMarked;
