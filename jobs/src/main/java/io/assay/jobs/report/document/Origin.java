package io.assay.jobs.report.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from, exactly enough to look it up again.
 *
 * @param kind what is named
 * @param name name of the table, key of the charter, address of the specification
 * @param version Delta version of the table, or null
 * @param batch batch whose rows were read, or null for those of all batches
 * @param row which of the rows, in words, or null
 */
public record Origin(
    Kind kind, String name, @Nullable Long version, @Nullable String batch, @Nullable String row) {

  /** What can be named. */
  public enum Kind {
    /** A key of the charter. */
    CHARTER("charter"),
    /** A Delta table. */
    TABLE("table"),
    /** A key of {@code warehouse.json}. */
    WAREHOUSE("warehouse"),
    /** What the document's own specification fixes. */
    SPECIFICATION("specification"),
    /** What the program does with every dataset. */
    PROGRAM("program");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** A key of the charter. */
  public static Origin charter(String key) {
    return new Origin(Kind.CHARTER, key, null, null, null);
  }

  /** The rows of all batches. */
  public static Origin table(String name, @Nullable Long version) {
    return new Origin(Kind.TABLE, name, version, null, null);
  }

  /** A key of {@code warehouse.json}. */
  public static Origin warehouse(String key) {
    return new Origin(Kind.WAREHOUSE, key, null, null, null);
  }

  /** What a specification fixes. */
  public static Origin specification(String address) {
    return new Origin(Kind.SPECIFICATION, address, null, null, null);
  }

  /** What the program does with every dataset. */
  public static Origin program(String what) {
    return new Origin(Kind.PROGRAM, what, null, null, null);
  }

  /** The rows of one batch. */
  public Origin ofBatch(String batchId) {
    return new Origin(kind, name, version, batchId, row);
  }

  /** One of the rows. */
  public Origin ofRow(String words) {
    return new Origin(kind, name, version, batch, words);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(kind.word, name);
    if (version != null) {
      json.put("version", version);
    }
    if (batch != null) {
      json.put("batch", batch);
    }
    if (row != null) {
      json.put("row", row);
    }
    return json;
  }

  /** {@code table gates, version 3, batch 2026-01, size.accepted}. */
  public String words() {
    StringBuilder words = new StringBuilder(kind.word).append(' ').append(name);
    if (version != null) {
      words.append(", version ").append(version);
    }
    if (batch != null) {
      words.append(", batch ").append(batch);
    }
    return row == null ? words.toString() : words.append(", ").append(row).toString();
  }
}
