/**
 * Reads what contributors deliver: a file becomes raw records, a raw record becomes an item, a vote
 * or a decision, or a quarantined row with its reason. First step of the data path; the stages
 * after it see only what came through here, and for every file records = read + quarantined. Bytes
 * are split by one bounded state machine, so that no record, however long, is held whole. This
 * package knows the charter's intake section, but neither pseudonyms nor item keys, tables or
 * Spark.
 */
@NullMarked
package io.assay.rules.item;

import org.jspecify.annotations.NullMarked;
