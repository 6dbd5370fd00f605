package io.assay.rules.charter;

import java.io.Serializable;

/**
 * Who the contributors are.
 *
 * @param registry file of handles and payout addresses, relative to the charter's directory
 */
public record ContributorsSection(String registry) implements Serializable {}
