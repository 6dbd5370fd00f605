package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;

/**
 * A mined transaction that did what it should.
 *
 * @param hash its hash
 * @param block the block that holds it
 */
public record Transaction(Hash hash, long block) {}
