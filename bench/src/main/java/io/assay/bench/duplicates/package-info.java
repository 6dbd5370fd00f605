/**
 * What is claimed of near duplicates, each by one command: the stage's cost beside a floor and
 * beside two usual ways, its growth, the cost of history and of templates, recall and precision
 * against a truth that is found another way, and settings on real sets with a truth by people.
 */
@NullMarked
package io.assay.bench.duplicates;

import org.jspecify.annotations.NullMarked;
