package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may do what: OpenZeppelin's {@code AccessManager}, as its events tell it. */
public final class AuthorityContract {
  private static final Hash GRANTED =
      BatchEncoding.topic("RoleGranted(uint64,address,uint32,uint48,bool)");
  private static final Hash REVOKED = BatchEncoding.topic("RoleRevoked(uint64,address)");

  private final Address address;
  private final Logs logs;

  AuthorityContract(Deployment deployment, Node node) {
    this.address = deployment.accessManager();
    this.logs = new Logs(node, address, deployment.block());
  }

  /**
   * Everybody who holds a role now.
   *
   * @param role as {@link Role#text} says it, or {@code admin}
   */
  public SortedSet<Address> holders(String role) {
    Role named = Role.named(role);
    long id = named == null ? Role.ADMIN : named.id();
    return ChainUnavailableException.during(
        "read who holds role " + role,
        () -> {
          SortedSet<Address> holders = new TreeSet<>();
          TreeMap<Long, JsonNode> events = new TreeMap<>(Comparator.<Long>naturalOrder());
          for (Hash event : new Hash[] {GRANTED, REVOKED}) {
            for (JsonNode log : logs.with(event.hex(), String.format(Locale.ROOT, "0x%064x", id))) {
              events.put(place(log), log);
            }
          }
          for (JsonNode log : events.values()) {
            Address account =
                RewardsEvents.address(Hash.ofHex(log.path("topics").path(2).asText()));
            if (log.path("topics").path(0).asText().equals(GRANTED.hex())) {
              holders.add(account);
            } else {
              holders.remove(account);
            }
          }
          return holders;
        });
  }

  private static long place(JsonNode log) {
    return Answers.number(log.path("blockNumber")) << 24 | Answers.number(log.path("logIndex"));
  }
}
