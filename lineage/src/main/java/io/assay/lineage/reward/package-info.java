/**
 * Who earns what: a pure function from accepted work and the charter to amounts, in whole base
 * units of the token.
 *
 * <p>Stands between the verdicts and the rewards tree. Every unit of the pool is accounted for, in
 * every batch: earned, kept by the treasury or carried over. It works on people, not rows, with
 * integers alone, and must not know tables, files or the chain. The arithmetic is specified in
 * {@code lineage/REWARDS.md}.
 */
@NullMarked
package io.assay.lineage.reward;

import org.jspecify.annotations.NullMarked;
