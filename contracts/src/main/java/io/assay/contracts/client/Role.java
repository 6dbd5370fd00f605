package io.assay.contracts.client;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may do what; the accounts behind them are kept by the {@code AccessManager}. */
public enum Role {
  /** Enters batches. */
  PUBLISHER(1, "BatchRegistry", "anchor", "supersede"),
  /** Proposes payout roots, and takes them back. */
  PROPOSER(2, "RewardDistributor", "propose", "withdraw"),
  /** Refuses proposed roots. */
  VETOER(3, "RewardDistributor", "veto"),
  /** Stops claims for a bounded time. */
  PAUSER(4, "RewardDistributor", "pause", "unpause"),
  /** Says which charter is active. */
  RATIFIER(5, "BatchRegistry", "activateCharter"),
  /** Returns what stayed unclaimed for too long. */
  TREASURER(6, "RewardDistributor", "returnUnclaimed");

  /** Of the manager's administrator, the timelock. */
  static final long ADMIN = 0;

  private final long id;
  private final String contract;
  private final List<String> functions;

  Role(long id, String contract, String... functions) {
    this.id = id;
    this.contract = contract;
    this.functions = List.of(functions);
  }

  long id() {
    return id;
  }

  /** The contract whose functions it opens. */
  String contract() {
    return contract;
  }

  List<String> functions() {
    return functions;
  }

  /** As it is written in files and options. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that a call takes, or null if it takes none. */
  static @Nullable Role opening(Call call) {
    for (Role role : values()) {
      for (String function : role.functions) {
        String selector = HexFormat.of().formatHex(Artifact.selector(role.contract, function));
        if (call.data().startsWith(selector, 2)) {
          return role;
        }
      }
    }
    return null;
  }

  /** The role of a name, or null if there is none. */
  public static @Nullable Role named(String text) {
    for (Role role : values()) {
      if (role.text().equals(text)) {
        return role;
      }
    }
    return null;
  }
}
