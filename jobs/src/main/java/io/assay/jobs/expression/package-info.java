/**
 * The SQL of a charter: conditions of rules and gates, and the categories of dimensions. A charter
 * is written by strangers too, so an expression is admitted only when every part of it is on a list
 * of what is deterministic, looks at one row, and stays small. Knows no stage.
 */
@NullMarked
package io.assay.jobs.expression;

import org.jspecify.annotations.NullMarked;
