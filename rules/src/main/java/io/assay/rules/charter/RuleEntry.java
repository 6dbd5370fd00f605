package io.assay.rules.charter;

import java.io.Serializable;

/**
 * A check of each item for itself.
 *
 * @param id {@code [a-z0-9][a-z0-9-]{0,63}}, unique among the rules
 * @param expression SQL condition over content fields and attributes that a good item fulfils; null
 *     counts as not fulfilled
 * @param message what a contributor reads when it is not
 */
public record RuleEntry(String id, String expression, Severity severity, String message)
    implements Serializable {}
