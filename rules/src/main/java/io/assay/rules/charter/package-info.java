/**
 * The charter: what a community decided about its dataset, as one YAML file, parsed once into
 * immutable records. Every stage of the data path receives these records; none reads the file or a
 * map. Must know nothing of items, stages, Spark or the chain. The format is specified in
 * CHARTER.md.
 */
@NullMarked
package io.assay.rules.charter;

import org.jspecify.annotations.NullMarked;
