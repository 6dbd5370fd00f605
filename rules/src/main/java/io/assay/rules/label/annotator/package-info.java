/**
 * What each annotator's answers are worth, and who answers without looking or copies. Stands after
 * a first consensus and before the last one, which takes a copying ring for one annotator. It must
 * not know who an annotator is, or what answers earn.
 */
@NullMarked
package io.assay.rules.label.annotator;

import org.jspecify.annotations.NullMarked;
