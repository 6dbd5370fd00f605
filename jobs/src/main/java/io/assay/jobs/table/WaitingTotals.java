package io.assay.jobs.table;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * What {@link Waiting} says after a batch, added up.
 *
 * @param waiting earned by people without an address, in base units
 * @param held earned and not free yet
 * @param owed what people owe, above 0
 */
public record WaitingTotals(Sum waiting, Sum held, Sum owed) {
  /**
   * A sum over people.
   *
   * @param amount in base units
   * @param accounts whose it is
   */
  public record Sum(BigInteger amount, Set<String> accounts) {
    /** Copies. */
    public Sum {
      accounts = Set.copyOf(accounts);
    }
  }

  /** Adds up the rows of a batch; their size is people. */
  public static WaitingTotals of(List<Row> rows) {
    Adding waiting = new Adding();
    Adding held = new Adding();
    Adding owed = new Adding();
    for (Row row : rows) {
      BigInteger amount = new BigInteger(row.<String>getAs(Waiting.AMOUNT));
      Integer batches = row.getAs(Waiting.HELD_BATCHES);
      Adding sum = amount.signum() < 0 ? owed : batches != null && batches > 0 ? held : waiting;
      if (amount.signum() != 0) {
        sum.add(row.getAs(Waiting.ACCOUNT), amount.abs());
      }
    }
    return new WaitingTotals(waiting.sum(), held.sum(), owed.sum());
  }

  /** A sum in the making. */
  private static final class Adding {
    private final Set<String> accounts = new HashSet<>();
    private BigInteger amount = BigInteger.ZERO;

    void add(String account, BigInteger more) {
      accounts.add(account);
      amount = amount.add(more);
    }

    Sum sum() {
      return new Sum(amount, accounts);
    }
  }
}
