package io.assay.bench.rewards;

/** An answer about a record. */
record Ballot(int item, int annotator, int label) {}
