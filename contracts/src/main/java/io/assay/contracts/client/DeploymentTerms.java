package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset's contracts are to be. It cannot be changed once they exist, but for who holds
 * which role.
 *
 * @param datasetId keccak256 of the dataset id
 * @param charterHash the charter that judges from the beginning
 * @param token what is paid; null for play money, which the embedded chain alone allows
 * @param treasury where unclaimed amounts return to
 * @param challengeWindow between the proposal of a root and its activation
 * @param claimPeriod in which nothing returns; zero for ever
 * @param authority who may do what
 */
public record DeploymentTerms(
    Hash datasetId,
    Hash charterHash,
    @Nullable Address token,
    Address treasury,
    Duration challengeWindow,
    Duration claimPeriod,
    Authority authority) {

  /**
   * Who holds which role, and who may change that.
   *
   * @param governance who proposes and executes changes through the timelock; not empty
   * @param delay how long each change waits in the timelock
   * @param holders one account for each role
   */
  public record Authority(List<Address> governance, Duration delay, Map<Role, Address> holders) {

    public Authority {
      governance = List.copyOf(governance);
      holders = new EnumMap<>(holders);
      if (governance.isEmpty() || holders.size() != Role.values().length) {
        throw new IllegalArgumentException(
            "authority: %d governors, %d roles (expected: at least 1, all of them)"
                .formatted(governance.size(), holders.size()));
      }
    }

    Address holder(Role role) {
      return Objects.requireNonNull(holders.get(role), role.text());
    }

    /** One account for everything, without delay: for the embedded chain. */
    public static Authority all(Address account) {
      Map<Role, Address> holders = new EnumMap<>(Role.class);
      for (Role role : Role.values()) {
        holders.put(role, account);
      }
      return new Authority(List.of(account), Duration.ZERO, holders);
    }
  }
}
