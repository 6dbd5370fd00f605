/**
 * How far the shares of a set are from those of a target, each measure with its interval, and which
 * deviations chance does not explain. It takes shares and sizes, and must not know categories,
 * charters or tables. Sums run in the order of the cells, so equal input gives equal bytes.
 */
@NullMarked
package io.assay.rules.representation.measure;

import org.jspecify.annotations.NullMarked;
