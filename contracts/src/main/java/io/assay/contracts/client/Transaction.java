package io.assay.contracts.client;

/**
 * A mined transaction that did what it should.
 *
 * @param hash its hash
 * @param block the block that holds it
 */
public record Transaction(Bytes32 hash, long block) {}
