package io.assay.jobs.anchor;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.contracts.client.AnchorIntent;
import io.assay.contracts.client.AnchorReceipt;
import io.assay.contracts.client.BatchPayload;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableStore;
import io.assay.lineage.merkle.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Intents and confirmations, as rows of {@code anchors}. */
public final class AnchorTable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INTENT = "intent";
  private static final String CONFIRMED = "confirmed";

  private final StageContext context;

  AnchorTable(StageContext context) {
    this.context = context;
  }

  /** The stored intent of the batch, or null before there is one. */
  @Nullable AnchorIntent intent() {
    List<Row> rows =
        context
            .tables()
            .read(Anchors.TABLE, context.batch().key())
            .where(col(Anchors.STATE).equalTo(INTENT))
            .collectAsList();
    return rows.isEmpty() ? null : intent(rows.get(0));
  }

  /** All stored intents by number. */
  public static List<AnchorIntent> intents(TableStore tables) {
    return inState(tables, INTENT);
  }

  /** Of these, what the chain has confirmed. */
  public static List<AnchorIntent> confirmed(TableStore tables) {
    return inState(tables, CONFIRMED);
  }

  private static List<AnchorIntent> inState(TableStore tables, String state) {
    List<AnchorIntent> intents = new ArrayList<>();
    for (Row row :
        tables.read(Anchors.TABLE).where(col(Anchors.STATE).equalTo(state)).collectAsList()) {
      intents.add(intent(row));
    }
    intents.sort(Comparator.comparing(AnchorIntent::number));
    return intents;
  }

  void storeIntent(AnchorIntent intent) {
    append(1, INTENT, intent, null);
  }

  void storeConfirmation(AnchorIntent intent, AnchorReceipt receipt) {
    append(2, CONFIRMED, intent, receipt);
  }

  private void append(
      int write, String state, AnchorIntent intent, @Nullable AnchorReceipt receipt) {
    BatchKey key = context.batch().key();
    Row row =
        RowFactory.create(
            key.batchId(),
            key.attempt(),
            state,
            intent.number(),
            json(intent.payload()),
            intent.nonce(),
            receipt == null ? null : receipt.txHash().hex(),
            receipt == null ? null : receipt.block(),
            context.descriptor().chainId(),
            intent.supersedes());
    context
        .tables()
        .append(
            new TableStore.Append(
                Anchors.TABLE,
                key,
                write,
                context
                    .spark()
                    .createDataFrame(List.of(row), Anchors.TABLE.schema())
                    .drop(BATCH_ID, ATTEMPT)));
  }

  private static AnchorIntent intent(Row row) {
    return new AnchorIntent(
        row.<Long>getAs(Anchors.NUMBER),
        row.<Long>getAs(Anchors.NONCE),
        row.<Long>getAs(Anchors.SUPERSEDES),
        payload(row.getAs(Anchors.PAYLOAD)));
  }

  /** A payload as it is stored; {@code lineage/FORMAT.md} says what it holds. */
  public static String json(BatchPayload payload) {
    ObjectNode json = JSON.createObjectNode();
    json.put("datasetId", payload.datasetId().hex());
    json.put("batchHash", payload.batchHash().hex());
    json.put("validatedRoot", payload.roots().validated().hex());
    json.put("verdictRoot", payload.roots().verdict().hex());
    json.put("rewardsRoot", payload.roots().rewards().hex());
    json.put("logSize", payload.log().size());
    json.put("logRoot", payload.log().root().hex());
    json.put("evidenceHash", payload.evidenceHash().hex());
    json.put("charterHash", payload.charterHash().hex());
    return json.toString();
  }

  /** Reads a stored payload back. */
  public static BatchPayload payload(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return new BatchPayload(
          word(json, "datasetId"),
          word(json, "batchHash"),
          new BatchPayload.Roots(
              word(json, "validatedRoot"), word(json, "verdictRoot"), word(json, "rewardsRoot")),
          new BatchPayload.LogHead(json.path("logSize").asLong(), word(json, "logRoot")),
          word(json, "evidenceHash"),
          word(json, "charterHash"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("anchors: a payload that is no JSON", e);
    }
  }

  private static Hash word(JsonNode json, String name) {
    return Hash.ofHex(json.path(name).asText());
  }
}
