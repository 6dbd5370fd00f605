/**
 * What becomes of each item, and whether the set is good enough: reasons of all stages turned into
 * verdicts, decisions of people applied to what waited for them, gates measured. It stands after
 * represent and before reward on the data path, and reads tables that other stages wrote. It must
 * not know how a reason was found, nor trees, payouts or the chain.
 */
@NullMarked
package io.assay.jobs.decision;

import org.jspecify.annotations.NullMarked;
