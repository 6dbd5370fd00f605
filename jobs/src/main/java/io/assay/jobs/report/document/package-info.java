/**
 * What is said of the dataset as a whole to those who train on it: Croissant with its RAI
 * vocabulary, a dataset card, an SPDX dataset package, the Data & Trust Alliance's provenance
 * fields and a map of Article 10 of the AI Act. Each value carries the table version, charter key
 * or specification that it came from, and what nobody said or measured is listed as missing instead
 * of being filled in. Plain records; knows neither Spark nor tables.
 */
@NullMarked
package io.assay.jobs.report.document;

import org.jspecify.annotations.NullMarked;
