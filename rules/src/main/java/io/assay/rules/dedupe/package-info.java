/**
 * When two items are the same content, and which of them was first. Texts are made comparable step
 * by step as the charter says and hashed to a digest that equal content shares. It stands after
 * screen and before label on the data path. It must not know history, tables, or what becomes of
 * the item that came second.
 */
@NullMarked
package io.assay.rules.dedupe;

import org.jspecify.annotations.NullMarked;
