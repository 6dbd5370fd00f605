/**
 * Finds given labels that are probably wrong: probabilities come from the charter's own attributes
 * or from a classifier that did not see the item, and {@code rules.label.suspect} says whom they
 * accuse. It must not know of votes, nor what follows for a suspect.
 */
@NullMarked
package io.assay.jobs.label.suspect;

import org.jspecify.annotations.NullMarked;
