package io.assay.jobs.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * One live data file of a table, with what Delta's statistics say of the attempts in it. Each
 * append makes its own files, so one that nothing has rewritten since holds one attempt.
 *
 * <p>Delta keeps the first 32 characters of the least text, and of the greatest a prefix that is
 * made greater; both still bound it.
 */
record DataFile(AddFile add, JsonNode least, JsonNode greatest) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static DataFile of(AddFile add) {
    JsonNode statistics = statistics(add);
    return new DataFile(add, statistics.path("minValues"), statistics.path("maxValues"));
  }

  /** What Delta keeps of a file that holds rows of one attempt. */
  static String statistics(BatchKey key, int rows) {
    ObjectNode statistics = JSON.createObjectNode().put("numRecords", rows);
    for (String bound : List.of("minValues", "maxValues")) {
      statistics
          .putObject(bound)
          .put(TableDefinition.BATCH_ID, key.batchId())
          .put(TableDefinition.ATTEMPT, key.attempt());
    }
    statistics
        .putObject("nullCount")
        .put(TableDefinition.BATCH_ID, 0)
        .put(TableDefinition.ATTEMPT, 0);
    return statistics.toString();
  }

  /** False only when no row of this attempt can be in the file. */
  boolean mayHold(BatchKey key) {
    JsonNode leastBatch = least.path(TableDefinition.BATCH_ID);
    JsonNode greatestBatch = greatest.path(TableDefinition.BATCH_ID);
    if (!leastBatch.isTextual() || !greatestBatch.isTextual()) {
      return true;
    }
    if (leastBatch.textValue().compareTo(key.batchId()) > 0
        || greatestBatch.textValue().compareTo(key.batchId()) < 0) {
      return false;
    }
    JsonNode leastAttempt = least.path(TableDefinition.ATTEMPT);
    JsonNode greatestAttempt = greatest.path(TableDefinition.ATTEMPT);
    return !leastAttempt.isInt()
        || !greatestAttempt.isInt()
        || leastAttempt.intValue() <= key.attempt() && greatestAttempt.intValue() >= key.attempt();
  }

  /** True only when every row of the file is of this attempt. */
  boolean holdsOnly(BatchKey key) {
    return isOnly(TableDefinition.BATCH_ID, key.batchId())
        && isOnly(TableDefinition.ATTEMPT, Integer.toString(key.attempt()))
        && add.numLogicalRecords().isDefined();
  }

  /** Rows in the file, where {@link #holdsOnly} is true. */
  long rows() {
    return (Long) add.numLogicalRecords().get();
  }

  /** Where it lies below the table's directory; Delta writes that as a URI. */
  String relativePath() {
    return URI.create(add.path()).getPath();
  }

  /** Its length. */
  long bytes() {
    return add.size();
  }

  private boolean isOnly(String column, String value) {
    return least.path(column).asText().equals(value)
        && greatest.path(column).asText().equals(value);
  }

  private static JsonNode statistics(AddFile add) {
    if (add.stats() == null) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(add.stats());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("statistics of " + add.path() + ": no JSON", e);
    }
  }
}
