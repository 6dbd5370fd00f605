/**
 * Merkle trees over verdicts and payouts, their files and their proofs, in the layout of
 * OpenZeppelin's {@code StandardMerkleTree}; see {@code lineage/FORMAT.md}. Stands between the
 * decisions and the chain: roots go up, proofs go out. Knows no Spark, no chain and nothing of how
 * a verdict or an amount came about.
 */
@NullMarked
package io.assay.lineage.merkle;

import org.jspecify.annotations.NullMarked;
