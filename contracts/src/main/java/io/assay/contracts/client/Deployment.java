package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;

/**
 * The contracts of one dataset.
 *
 * @param accessManager says who may publish
 * @param registry where batches are anchored
 * @param distributor pays rewards; its address is part of every reward leaf
 * @param token the ERC-20 token that is paid
 */
public record Deployment(
    Address accessManager, Address registry, Address distributor, Address token) {}
