package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import java.util.Map;
import java.util.Set;

/**
 * Who holds which role, so that a refusal can say who should have signed.
 *
 * @param byRole by the address book; empty if it is not known
 */
record RoleHolders(Map<String, Address> byRole) {

  private static final Set<String> REFUSALS =
      Set.of(
          "AccessManagedUnauthorized",
          "AccessManagedRequiredDelay",
          "AccessManagerUnauthorizedAccount",
          "AccessManagerUnauthorizedCall");

  /** The same refusal; where it is for want of a role, with its name and who holds it. */
  TransactionRefusedException explained(TransactionRefusedException refusal, Call call) {
    Role role = REFUSALS.contains(String.valueOf(refusal.error())) ? Role.opening(call) : null;
    if (role == null) {
      return refusal;
    }
    Address holder = byRole.get(role.text());
    return refusal.with(
        holder == null
            ? "It takes the role %s.".formatted(role.text())
            : "It takes the role %s, which %s holds by contracts.json: sign with its key."
                .formatted(role.text(), holder));
  }
}
