/**
 * The last word on items and sets: reason codes, verdicts with all their reasons, what a curator's
 * decision changes, and whether a gate holds. It stands at the end of the data path, but its reason
 * codes and exact fractions are the vocabulary in which screen, dedupe, label and representation
 * report. It must not know how a reason was found, where tables lie, or what a verdict pays.
 */
@NullMarked
package io.assay.rules.decision;

import org.jspecify.annotations.NullMarked;
