package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;

/**
 * End of a dataset's history on the chain.
 *
 * @param number number of the last batch, which is also how many there are; 0 before the first
 * @param chainHash hash over the whole history; {@link Hash#ZERO} before the first
 */
public record Head(long number, Hash chainHash) {}
