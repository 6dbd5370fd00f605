/**
 * Whether one item, read by itself, is what the charter asks for: its licence and its age. It
 * stands after ingest and before dedupe on the data path. A check is a pure function giving null or
 * a finding. It must not know other items, tables, or how the charter's SQL rules are evaluated.
 */
@NullMarked
package io.assay.rules.screen;

import org.jspecify.annotations.NullMarked;
