/**
 * A local EVM node, Anvil, as an embedded chain: started by the launcher, its state kept in the
 * warehouse, recovered after any crash. What is anchored there proves nothing to third parties,
 * since its keys are public and its owner can rewrite it.
 *
 * <p>Must not know contracts or batches: it hands out an RPC address and keeps the state.
 */
@NullMarked
package io.assay.contracts.embedded;

import org.jspecify.annotations.NullMarked;
