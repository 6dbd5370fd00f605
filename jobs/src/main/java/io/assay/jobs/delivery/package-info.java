/**
 * Files that a batch delivers, whatever their format, as raw records: text is cut into them by
 * {@code rules.item}; a row of Parquet becomes the JSON object of the columns that are read, so
 * that one reader judges both. Knows nothing of what the records say.
 */
@NullMarked
package io.assay.jobs.delivery;

import org.jspecify.annotations.NullMarked;
