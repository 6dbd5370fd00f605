package io.assay.jobs.verify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.reward.Reasons;
import io.assay.lineage.reward.Role;
import io.assay.rules.decision.VerdictKind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The figures that a batch's {@code evidence.json} states, counted again from the tables: what was
 * held back at the door, verdicts, money, and every gate. That the file is the anchored one is
 * another comparison.
 */
final class StatedFigures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TableStore tables;
  private final BatchKey key;

  StatedFigures(TableStore tables, BatchKey key) {
    this.tables = tables;
    this.key = key;
  }

  /** The first count or gate that the tables contradict, in words; none when they agree. */
  Optional<String> firstDifference(Path evidence) throws IOException {
    JsonNode stated = JSON.readTree(Files.readAllBytes(evidence));
    return countDifference(stated.path("counts")).or(() -> gateDifference(stated.path("gates")));
  }

  private Optional<String> countDifference(JsonNode stated) {
    SortedMap<String, BigInteger> counted = new TreeMap<>();
    counted.put("ingest.rejected", quarantined());
    addVerdicts(counted);
    if (stated.has("rewards.pool")) {
      addLedger(counted);
      addPayouts(counted);
    }
    return counted.entrySet().stream()
        .filter(count -> !count.getValue().toString().equals(stated.path(count.getKey()).asText()))
        .findFirst()
        .map(
            count ->
                "%s is %s, the tables give %s"
                    .formatted(
                        count.getKey(), text(stated.path(count.getKey())), count.getValue()));
  }

  private BigInteger quarantined() {
    return BigInteger.valueOf(tables.read(Quarantine.TABLE, List.of(key)).count());
  }

  private void addVerdicts(SortedMap<String, BigInteger> counted) {
    Column[] kinds =
        List.of(VerdictKind.values()).stream()
            .map(kind -> count_if(col(Verdicts.VERDICT).equalTo(name(kind))))
            .toArray(Column[]::new);
    Row row = tables.read(Verdicts.TABLE, List.of(key)).agg(count(lit(1)), kinds).head();
    for (VerdictKind kind : VerdictKind.values()) {
      counted.put("verdicts." + name(kind), BigInteger.valueOf(row.getLong(kind.ordinal() + 1)));
    }
  }

  private void addLedger(SortedMap<String, BigInteger> counted) {
    BigInteger pool = BigInteger.ZERO;
    BigInteger carry = BigInteger.ZERO;
    for (Row row : tables.list(Ledger.TABLE, key)) {
      BigInteger amount = new BigInteger(row.<String>getAs(Ledger.AMOUNT));
      pool = pool.add(amount);
      if (Role.CARRY.text().equals(row.getAs(Ledger.ROLE))
          && !Reasons.CARRIED_IN.equals(row.getAs(Ledger.REASON))) {
        carry = carry.add(amount);
      }
    }
    counted.put("rewards.pool", pool);
    counted.put("rewards.carry", carry);
  }

  private void addPayouts(SortedMap<String, BigInteger> counted) {
    BigInteger cumulative = BigInteger.ZERO;
    List<Row> rows = tables.list(Payouts.TABLE, key);
    for (Row row : rows) {
      cumulative = cumulative.add(new BigInteger(row.<String>getAs(Payouts.CUMULATIVE)));
    }
    counted.put("rewards.accounts", BigInteger.valueOf(rows.size()));
    counted.put("rewards.cumulative", cumulative);
  }

  /** Each gate of either side must stand on the other with the same figure and outcome. */
  private Optional<String> gateDifference(JsonNode stated) {
    Set<String> found = new HashSet<>();
    for (Row row : tables.list(Gates.TABLE, key)) {
      found.add(
          gate(
              row.getAs(Gates.GATE),
              row.getAs(Gates.OUTCOME),
              row.getAs(Gates.NUMERATOR),
              row.getAs(Gates.DENOMINATOR)));
    }
    List<String> written = new ArrayList<>();
    for (JsonNode gate : stated) {
      boolean hasValue = !"0".equals(gate.path("denominator").asText());
      written.add(
          gate(
              gate.path("id").asText(),
              gate.path("outcome").asText(),
              hasValue ? gate.path("numerator").asText() : null,
              hasValue ? gate.path("denominator").asText() : null));
    }
    for (String gate : written) {
      if (!found.remove(gate)) {
        return Optional.of(gate + " is not in the table of gates");
      }
    }
    return found.stream().sorted().findFirst().map(gate -> gate + " is not stated");
  }

  private static String gate(
      String id, String outcome, @Nullable String numerator, @Nullable String denominator) {
    String value = numerator == null ? "no value" : numerator + "/" + denominator;
    return "gate %s, %s, %s".formatted(id, outcome.toLowerCase(Locale.ROOT), value);
  }

  private static String name(VerdictKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String text(JsonNode stated) {
    return stated.isMissingNode() ? "not stated" : stated.asText();
  }
}
