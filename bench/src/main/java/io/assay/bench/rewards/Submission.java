package io.assay.bench.rewards;

/**
 * A record as it is delivered.
 *
 * @param id the place among all records of the epoch
 * @param owner number of the account
 * @param text content
 * @param label what it is about, as everybody who looks sees
 * @param good whether a reviewer who looks closely accepts it
 * @param time by which its owner says it was submitted; the smaller the earlier
 */
record Submission(int id, int owner, String text, int label, boolean good, long time) {}
