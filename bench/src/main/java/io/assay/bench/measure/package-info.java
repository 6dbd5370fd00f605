/**
 * How a figure is taken: CPU of the whole process, elapsed time, median of several runs, and the
 * floor.
 */
@NullMarked
package io.assay.bench.measure;

import org.jspecify.annotations.NullMarked;
