/**
 * How sure a label is, in the sense that of the labels that are 90 % sure 90 % are right, and what
 * share of a whole set is right. Stands after consensus. It must not know how a method came to its
 * opinion, or who voted.
 *
 * <p>Gold calibrates. How well votes that were held out are predicted was tried as a second source
 * and left out: it tells how alike annotators are, not how often they are right together, and made
 * the error on real crowds larger.
 */
@NullMarked
package io.assay.rules.label.calibration;

import org.jspecify.annotations.NullMarked;
