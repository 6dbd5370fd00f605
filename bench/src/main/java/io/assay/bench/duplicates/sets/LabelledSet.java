package io.assay.bench.duplicates.sets;

import java.util.List;

/**
 * Records with known matches.
 *
 * @param fields names of the fields
 * @param records values in the order of the fields; a missing one is empty
 */
record LabelledSet(
    String name, List<String> fields, List<List<String>> records, Comparisons comparisons) {}
