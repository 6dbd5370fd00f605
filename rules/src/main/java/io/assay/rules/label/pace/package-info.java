/**
 * How fast annotators answer and whether their answers change over time. Read from the instants of
 * votes, after labels are decided; it changes no label, no weight and no pay.
 */
@NullMarked
package io.assay.rules.label.pace;

import org.jspecify.annotations.NullMarked;
