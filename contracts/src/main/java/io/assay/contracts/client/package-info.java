/**
 * The chain as the anchor stage sees it: deploy a dataset's contracts, anchor a batch exactly once,
 * set and read the payout root. Stands after {@code reward} on the data path. Signatures here name
 * no type of an Ethereum library, so that nobody else depends on one.
 *
 * <p>Must not know Spark, tables, warehouses, or how an embedded node is run.
 */
@NullMarked
package io.assay.contracts.client;

import org.jspecify.annotations.NullMarked;
