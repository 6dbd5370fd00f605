package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;

/**
 * The contracts of one dataset.
 *
 * @param accessManager says who may do what
 * @param timelock the manager's only administrator
 * @param registry where batches are anchored
 * @param tokens the tokens that payouts may be made in
 * @param distributor pays rewards; its address is part of every reward leaf
 * @param token the ERC-20 token that is paid
 * @param block the chain's height before the first of them existed: no event of theirs is older
 */
public record Deployment(
    Address accessManager,
    Address timelock,
    Address registry,
    Address tokens,
    Address distributor,
    Address token,
    long block) {}
