/**
 * Checks a warehouse against the chain as somebody would who does not trust its stored trees: every
 * root is computed again from contents, salts, verdicts and payouts. Reads only.
 */
@NullMarked
package io.assay.jobs.verify;

import org.jspecify.annotations.NullMarked;
