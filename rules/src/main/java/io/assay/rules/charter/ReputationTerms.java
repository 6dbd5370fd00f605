package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * How a contributor's past sets how many of the contributor's rows people look at.
 *
 * @param priorAccepted items that everybody is taken to have had accepted before the first, at
 *     least 1
 * @param priorRejected items that everybody is taken to have had rejected before the first, at
 *     least 1
 * @param reviewAllBelow expected share of accepted items up to which all rows are reviewed, 0 to 1,
 *     less than 1
 * @param reviewLeast share of rows that is reviewed however good the past, 0 to 1
 */
public record ReputationTerms(
    int priorAccepted, int priorRejected, BigDecimal reviewAllBelow, BigDecimal reviewLeast)
    implements Serializable {}
