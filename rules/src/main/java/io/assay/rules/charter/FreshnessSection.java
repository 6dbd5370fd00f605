package io.assay.rules.charter;

import java.io.Serializable;

/**
 * How old an item may be, measured from its submission to the batch's as-of instant.
 *
 * @param maxAgeDays days of 24 hours, at least 1
 * @param severity what happens to an older item
 */
public record FreshnessSection(int maxAgeDays, Severity severity) implements Serializable {}
