/**
 * Settings of near duplicates on sets of records whose true matches people, or a generator, know;
 * beside the plainest method that there is, each at its best. All settings are such as a charter
 * can hold.
 */
@NullMarked
package io.assay.bench.duplicates.sets;

import org.jspecify.annotations.NullMarked;
