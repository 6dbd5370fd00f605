/**
 * Near duplicates as they are usually found on Spark, by sketches, written as well as these methods
 * allow. They read the same JSON Lines as the floor and write the same kind of table: who is
 * removed, and for whom.
 */
@NullMarked
package io.assay.bench.duplicates.peer;

import org.jspecify.annotations.NullMarked;
