package io.assay.jobs.cli;

import io.assay.contracts.client.ChainClient;
import io.assay.contracts.client.DeploymentTerms;
import io.assay.contracts.client.Role;
import io.assay.jobs.exit.ExitException;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.RewardsSection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is deployed, and who may do what there; on the embedded chain one account does all. */
final class AuthorityOptions {
  @Option(
      names = "--token",
      paramLabel = "ADDRESS",
      description = "ERC-20 that is paid (default on the embedded chain: play money).")
  private @Nullable String token;

  @Option(
      names = "--governance",
      paramLabel = "ADDRESS",
      description =
          "Account that appoints roles, through a timelock: a multisig or a governor. Repeatable.")
  private List<String> governance = new ArrayList<>();

  @Option(
      names = "--timelock-hours",
      paramLabel = "N",
      defaultValue = "48",
      description = "How long such a change waits (default: ${DEFAULT-VALUE}).")
  private int timelockHours = 48;

  @Option(
      names = "--role",
      paramLabel = "ROLE=ADDRESS",
      description = {
        "Who is publisher, proposer, vetoer, pauser, ratifier or treasurer. Repeatable (default:"
            + " the",
        "signer publishes and proposes, the first of --governance does the rest)."
      })
  private Map<String, String> roles = new LinkedHashMap<>();

  /** What the charter and these options ask for. */
  DeploymentTerms terms(Charter charter, ChainClient client) {
    boolean isEmbedded = client.chainId() == ChainClient.EMBEDDED_CHAIN_ID;
    Integer window = charter.chain() == null ? null : charter.chain().challengeWindowHours();
    if (!isEmbedded) {
      requireForOthers(window, client);
    }
    RewardsSection rewards = charter.rewards();
    Integer unclaimed = rewards == null ? null : rewards.unclaimedAfterDays();
    return new DeploymentTerms(
        TreeSubject.hashOf(charter.dataset().id()),
        Hash.ofHex(charter.hash()),
        token == null ? null : address("--token", token),
        rewards == null ? client.signer() : new Address(rewards.treasury()),
        Duration.ofHours(window == null ? 0 : window),
        Duration.ofDays(unclaimed == null ? 0 : unclaimed),
        authority(client.signer(), isEmbedded));
  }

  private void requireForOthers(@Nullable Integer window, ChainClient client) {
    if (window == null) {
      throw ExitException.usage(
          "chain.challenge-window-hours is missing (expected: with chain.chain-id %d, hours in which a payout root can be vetoed). Only the embedded chain goes without."
              .formatted(client.chainId()));
    }
    if (token == null || governance.isEmpty()) {
      throw ExitException.usage(
          "%s is missing (expected: on chain %d, the token that is paid and who governs). See: assay init --help"
              .formatted(token == null ? "--token" : "--governance", client.chainId()));
    }
  }

  private DeploymentTerms.Authority authority(Address signer, boolean isEmbedded) {
    List<Address> governors = new ArrayList<>();
    governance.forEach(text -> governors.add(address("--governance", text)));
    Address rest = governors.isEmpty() ? signer : governors.get(0);
    Map<Role, Address> holders = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      holders.put(role, role == Role.PUBLISHER || role == Role.PROPOSER ? signer : rest);
    }
    roles.forEach((name, account) -> holders.put(role(name), address("--role " + name, account)));
    Address vetoer = holders.get(Role.VETOER);
    if (!isEmbedded && Objects.equals(vetoer, holders.get(Role.PROPOSER))) {
      throw ExitException.usage(
          "--role: proposer and vetoer are both %s (expected: two accounts). A veto by the proposer protects nobody."
              .formatted(vetoer));
    }
    return new DeploymentTerms.Authority(
        governors.isEmpty() ? List.of(signer) : governors,
        governors.isEmpty() ? Duration.ZERO : Duration.ofHours(timelockHours),
        holders);
  }

  private static Role role(String name) {
    Role role = Role.named(name);
    if (role == null) {
      throw ExitException.usage(
          "--role: %s (expected: one of %s)."
              .formatted(
                  Printable.of(name),
                  Arrays.stream(Role.values()).map(Role::text).collect(Collectors.joining(", "))));
    }
    return role;
  }

  private static Address address(String option, String text) {
    try {
      return new Address(text);
    } catch (IllegalArgumentException e) {
      throw ExitException.usage(
          "%s: %s. Copy the address anew."
              .formatted(option, Printable.of(String.valueOf(e.getMessage()))));
    }
  }
}
