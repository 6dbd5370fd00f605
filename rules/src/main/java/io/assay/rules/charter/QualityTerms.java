package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * How much of a record's weight depends on its quality. Each part is in basis points of the weight:
 * with 0 the record keeps it whatever the quality, with 10000 it weighs nothing without it.
 *
 * @param confidence part that depends on how sure the record's label is
 * @param completeness part that depends on how much of what is optional is filled
 * @param novelty part that depends on how far the nearest kept record is
 * @param noveltyFrom Jaccard similarity up to which a record is wholly new, below that of near
 *     duplicates, at most nine decimals
 */
public record QualityTerms(int confidence, int completeness, int novelty, BigDecimal noveltyFrom)
    implements Serializable {}
