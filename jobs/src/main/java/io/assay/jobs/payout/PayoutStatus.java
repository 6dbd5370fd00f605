package io.assay.jobs.payout;

import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.Proposal;
import io.assay.contracts.client.RewardsState;
import io.assay.jobs.anchor.AnchorTable;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.WaitingTotals;
import io.assay.jobs.warehouse.Warehouse;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where all the money is, as named values for people and machines alike. */
public final class PayoutStatus {
  private PayoutStatus() {}

  /**
   * All values by name, in order; amounts in base units, instants as ISO 8601.
   *
   * @param chain open for reading
   */
  public static Map<String, String> of(Chain chain, Warehouse warehouse, TableStore tables) {
    RewardsState state = chain.client().distributor(chain.deployment()).state();
    List<AnchoredBatch> history =
        chain.client().registry(chain.deployment()).history(chain.datasetId());
    Map<String, String> values = new LinkedHashMap<>();
    values.put("chain", Long.toString(chain.book().chainId()));
    values.put("distributor", chain.deployment().distributor().toString());
    values.put("token", chain.deployment().token().toString());
    values.put("epoch", Long.toString(state.epoch()));
    values.put("active-root", state.currentRoot().hex());
    values.put("active-batch-number", Long.toString(state.batchNumber()));
    values.put("anchored-batches", Integer.toString(history.size()));
    values.put("anchors-not-standing", Long.toString(lost(history, tables)));
    RewardsState.Totals totals = state.totals();
    values.put("funded", totals.funded().toString());
    values.put("declared", totals.declared().toString());
    values.put("claimed", totals.claimed().toString());
    values.put("claimable", totals.declared().subtract(totals.claimed()).toString());
    putPending(values, state, new PayoutActions(chain, warehouse));
    putPause(values, state, chain);
    putWaiting(values, history, tables);
    List<String> missing = chain.client().missing();
    values.put("transactions-not-standing", Integer.toString(missing.size()));
    return values;
  }

  private static void putPending(
      Map<String, String> values, RewardsState state, PayoutActions actions) {
    Proposal pending = state.pending();
    values.put("pending-root", pending == null ? "none" : pending.root().hex());
    if (pending != null) {
      values.put("pending-batch-number", Long.toString(pending.batchNumber()));
      values.put("pending-total", pending.total().toString());
      BigInteger news = pending.total().subtract(state.totals().declared());
      values.put("pending", news.toString());
      values.put(
          "pending-activatable-at", Instant.ofEpochSecond(pending.activatableAt()).toString());
      values.put("pending-fault", actions.fault(pending).orElse("none"));
    }
    values.put("to-be-funded", PayoutActions.lacking(state).max(BigInteger.ZERO).toString());
  }

  /** Confirmed anchors that a reorganisation took; the next run anchors them again. */
  private static long lost(List<AnchoredBatch> history, TableStore tables) {
    return AnchorTable.confirmed(tables).stream()
        .filter(intent -> intent.number() > history.size())
        .count();
  }

  private static void putPause(Map<String, String> values, RewardsState state, Chain chain) {
    boolean isPaused = state.pausedUntil() > chain.client().time();
    values.put(
        "paused-until",
        isPaused ? Instant.ofEpochSecond(state.pausedUntil()).toString() : "not paused");
  }

  private static void putWaiting(
      Map<String, String> values, List<AnchoredBatch> history, TableStore tables) {
    LedgerBooks books = new LedgerBooks(tables);
    Optional<BatchKey> last =
        history.isEmpty() ? Optional.empty() : books.key(history.get(history.size() - 1));
    WaitingTotals totals = last.map(books::waiting).orElseGet(() -> WaitingTotals.of(List.of()));
    values.put("waiting-for-an-address", totals.waiting().amount().toString());
    values.put("people-waiting", Integer.toString(totals.waiting().accounts().size()));
    values.put("held", totals.held().amount().toString());
    values.put("people-held", Integer.toString(totals.held().accounts().size()));
    values.put("owed", totals.owed().amount().toString());
    values.put("people-owing", Integer.toString(totals.owed().accounts().size()));
  }
}
