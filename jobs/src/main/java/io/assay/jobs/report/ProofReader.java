package io.assay.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.report.content.ProofList;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Keccak256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Roots and hashes: from the stored evidence, and from what was anchored once it was. */
final class ProofReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVIDENCE = "evidence.json";

  private ProofReader() {}

  /** Null before there is evidence. */
  static @Nullable ProofList read(StageContext context) {
    Path file = context.warehouse().proofs(context.batch().key().batchId()).resolve(EVIDENCE);
    List<Row> anchors =
        context.tables().exists(Anchors.TABLE)
            ? context.tables().read(Anchors.TABLE, context.batch().key()).collectAsList()
            : List.of();
    if (anchors.isEmpty() && !Files.exists(file)) {
      return null;
    }
    try {
      return anchors.isEmpty()
          ? ofEvidence(Files.readAllBytes(file), context.descriptor())
          : ofPayload(anchors, context.descriptor());
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read %s: %s. Check its permissions.".formatted(file, e.getMessage()), e);
    }
  }

  private static ProofList ofEvidence(byte[] evidence, WarehouseDescriptor descriptor)
      throws IOException {
    JsonNode roots = JSON.readTree(evidence).path("roots");
    return new ProofList(
        roots.path("validated").asText(),
        roots.path("verdict").asText(),
        roots.path("rewards").asText(),
        "0x" + Hex.encode(Keccak256.of(evidence)),
        null,
        null,
        chain(descriptor));
  }

  private static ProofList ofPayload(List<Row> anchors, WarehouseDescriptor descriptor)
      throws IOException {
    JsonNode payload = JSON.readTree(anchors.get(0).<String>getAs(Anchors.PAYLOAD));
    return new ProofList(
        payload.path("validatedRoot").asText(),
        payload.path("verdictRoot").asText(),
        payload.path("rewardsRoot").asText(),
        payload.path("evidenceHash").asText(),
        new ProofList.Log(payload.path("logSize").asLong(), payload.path("logRoot").asText()),
        anchor(anchors),
        chain(descriptor));
  }

  private static ProofList.@Nullable Anchor anchor(List<Row> anchors) {
    for (Row row : anchors) {
      if ("confirmed".equals(row.getAs(Anchors.STATE))) {
        return new ProofList.Anchor(
            row.<Long>getAs(Anchors.NUMBER),
            row.getAs(Anchors.TRANSACTION),
            row.<Long>getAs(Anchors.BLOCK));
      }
    }
    return null;
  }

  private static ProofList.Chain chain(WarehouseDescriptor descriptor) {
    return new ProofList.Chain(
        descriptor.chainId(), descriptor.registry(), descriptor.distributor(), descriptor.token());
  }
}
