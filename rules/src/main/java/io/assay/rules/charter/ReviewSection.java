package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How people decide what a machine cannot.
 *
 * @param reviewers people who have to decide alike, at least 1
 * @param perContributorRejectionBound share of a contributor's rejected items in a batch, 0 to 1,
 *     above which the rest goes to review; null for no bound
 * @param reputation how a contributor's past sets the rate of review; null where it sets none
 */
public record ReviewSection(
    int reviewers,
    @Nullable BigDecimal perContributorRejectionBound,
    @Nullable ReputationTerms reputation)
    implements Serializable {}
