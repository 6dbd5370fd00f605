/**
 * How right the label stage is, how well it knows that, and who can fool it: on real crowds with
 * known truth, and on simulated ones under attack.
 */
@NullMarked
package io.assay.bench.labels;

import org.jspecify.annotations.NullMarked;
