package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import java.math.BigInteger;

/**
 * One leaf of a rewards tree.
 *
 * @param account who earned
 * @param cumulative base units earned since the beginning
 */
public record EarnedLeaf(Address account, BigInteger cumulative) {}
