/**
 * What each vote added to what is known, as a basis for pay. Stands after the last consensus. Must
 * not know money.
 */
@NullMarked
package io.assay.rules.label.contribution;

import org.jspecify.annotations.NullMarked;
