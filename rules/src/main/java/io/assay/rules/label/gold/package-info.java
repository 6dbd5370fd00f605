/**
 * What items with a known answer say about each annotator. Gold is hidden among the work and takes
 * part in no estimate. Must not know how labels are estimated.
 */
@NullMarked
package io.assay.rules.label.gold;

import org.jspecify.annotations.NullMarked;
