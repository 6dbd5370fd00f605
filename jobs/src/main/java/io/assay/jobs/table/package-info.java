/**
 * The Delta tables of a warehouse: one class for each, holding its name, schema and column names. A
 * column name is written nowhere else. {@link io.assay.jobs.table.TableStore} reads and appends;
 * rows of every table begin with the batch and the attempt that wrote them. Knows no stage and no
 * rule.
 */
@NullMarked
package io.assay.jobs.table;

import org.jspecify.annotations.NullMarked;
