package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.payout.Claims;
import io.assay.lineage.attestation.Address;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay payouts claim}. */
@Command(
    name = "claim",
    description = {
      "Pays an account what it earned and has not received. Whoever signs pays for the gas;",
      "the account alone is paid."
    },
    mixinStandardHelpOptions = true)
final class PayoutsClaim implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Parameters(paramLabel = "ACCOUNT", description = "The account, with its EIP-55 checksum.")
  private String account = "";

  @Override
  public Integer call() {
    Address address = address();
    return options.with(
        "payouts claim",
        (chain, warehouse) -> {
          options.tell(
              "Claimed",
              "Nothing to do: the account has everything that is claimable.",
              new Claims(chain, warehouse).one(address));
          return 0;
        });
  }

  private Address address() {
    return address("ACCOUNT", account);
  }

  /** An account as an argument names it. */
  static Address address(String argument, String text) {
    try {
      return new Address(text);
    } catch (IllegalArgumentException e) {
      throw ExitException.usage(
          "%s: %s. Copy the address anew."
              .formatted(argument, Printable.of(String.valueOf(e.getMessage()))));
    }
  }
}
