package io.assay.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.report.content.ProofList;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Keccak256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Roots and hashes: from the stored evidence, and from what was anchored once it was. */
final class ProofReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVIDENCE = "evidence.json";

  private ProofReader() {}

  /** Null before there is evidence. */
  static @Nullable ProofList read(StageContext context, AnchorRows anchors) {
    BatchKey key = context.batch().key();
    Path file = context.warehouse().proofs(key.batchId()).resolve(EVIDENCE);
    Row intent = anchors.intent(key);
    try {
      if (intent != null) {
        return ofPayload(intent, anchor(anchors.confirmed(key)), context.descriptor());
      }
      return Files.exists(file) ? ofEvidence(Files.readAllBytes(file), context.descriptor()) : null;
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read %s: %s. Check its permissions.".formatted(file, StorageFault.of(e)), e);
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

  /** One field of what was, or is about to be, anchored. */
  static String anchored(Row intent, String field) {
    try {
      return JSON.readTree(intent.<String>getAs(Anchors.PAYLOAD)).path(field).asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("anchors: a payload that is no JSON", e);
    }
  }

  private static ProofList ofPayload(
      Row intent, ProofList.@Nullable Anchor anchor, WarehouseDescriptor descriptor)
      throws IOException {
    JsonNode payload = JSON.readTree(intent.<String>getAs(Anchors.PAYLOAD));
    return new ProofList(
        payload.path("validatedRoot").asText(),
        payload.path("verdictRoot").asText(),
        payload.path("rewardsRoot").asText(),
        payload.path("evidenceHash").asText(),
        new ProofList.Log(payload.path("logSize").asLong(), payload.path("logRoot").asText()),
        anchor,
        chain(descriptor));
  }

  private static ProofList.@Nullable Anchor anchor(@Nullable Row confirmed) {
    return confirmed == null
        ? null
        : new ProofList.Anchor(
            confirmed.<Long>getAs(Anchors.NUMBER),
            confirmed.<Long>getAs(Anchors.SUPERSEDES),
            confirmed.getAs(Anchors.TRANSACTION),
            confirmed.<Long>getAs(Anchors.BLOCK));
  }

  private static ProofList.Chain chain(WarehouseDescriptor descriptor) {
    return new ProofList.Chain(
        descriptor.chainId(), descriptor.registry(), descriptor.distributor(), descriptor.token());
  }
}
