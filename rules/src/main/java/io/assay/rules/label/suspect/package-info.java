/**
 * Which given labels are probably wrong, from probabilities that were estimated without them. Must
 * not know where the probabilities came from.
 */
@NullMarked
package io.assay.rules.label.suspect;

import org.jspecify.annotations.NullMarked;
