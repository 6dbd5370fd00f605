package io.assay.jobs.report;

import io.assay.jobs.report.content.RewardSummary;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Waiting;
import io.assay.jobs.table.WaitingTotals;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Adds up ledger, payouts and waiting amounts; their size is people, not items. */
final class RewardReader {
  private static final int TOP = 15;
  private static final List<String> PEOPLE = List.of("contributor", "annotator", "curator");

  private final StageContext context;
  private BigInteger pool = BigInteger.ZERO;
  private BigInteger carriedIn = BigInteger.ZERO;
  private final Map<String, BigInteger> byRole = new HashMap<>();
  private final Map<String, BigInteger> byPerson = new HashMap<>();
  private final Map<String, Set<String>> people = new HashMap<>();

  private RewardReader(StageContext context) {
    this.context = context;
  }

  /** Null when the ledger has nothing of this batch. */
  static @Nullable RewardSummary read(StageContext context) {
    RewardReader reader = new RewardReader(context);
    reader.rows(Ledger.TABLE).forEach(reader::add);
    return reader.byRole.isEmpty() ? null : reader.summary();
  }

  private void add(Row row) {
    BigInteger amount = new BigInteger(row.<String>getAs(Ledger.AMOUNT));
    String role = row.getAs(Ledger.ROLE);
    String account = row.getAs(Ledger.ACCOUNT);
    pool = pool.add(amount);
    if ("carried-in".equals(row.getAs(Ledger.REASON))) {
      carriedIn = carriedIn.subtract(amount);
    } else {
      byRole.merge(role, amount, BigInteger::add);
    }
    if (PEOPLE.contains(role)) {
      byPerson.merge(account, amount, BigInteger::add);
      people.computeIfAbsent(role, any -> new HashSet<>()).add(account);
    }
  }

  private RewardSummary summary() {
    Map<String, Long> lines = new HashMap<>();
    people.forEach((role, accounts) -> lines.put(role, (long) accounts.size()));
    Total payable = total(Payouts.TABLE, Payouts.CUMULATIVE);
    return new RewardSummary(
        pool,
        byRole,
        carriedIn,
        lines,
        byPerson.values().stream().filter(amount -> amount.signum() > 0).count(),
        top(),
        payable.sum(),
        payable.rows(),
        WaitingTotals.of(rows(Waiting.TABLE)));
  }

  private List<RewardSummary.Account> top() {
    return byPerson.entrySet().stream()
        .filter(entry -> entry.getValue().signum() > 0)
        .sorted(
            Map.Entry.<String, BigInteger>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TOP)
        .map(entry -> new RewardSummary.Account(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Total total(TableDefinition table, String column) {
    List<Row> rows = rows(table);
    BigInteger sum = BigInteger.ZERO;
    for (Row row : rows) {
      sum = sum.add(new BigInteger(row.<String>getAs(column)));
    }
    return new Total(rows.size(), sum);
  }

  private List<Row> rows(TableDefinition table) {
    return context.tables().list(table, context.batch().key());
  }

  private record Total(long rows, BigInteger sum) {}
}
