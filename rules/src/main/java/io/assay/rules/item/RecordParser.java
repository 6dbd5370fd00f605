package io.assay.rules.item;

import java.util.Map;

/** Takes one decoded record apart. Immutable, so that threads may share it. */
sealed interface RecordParser permits CsvRecords, JsonRecords {

  /**
   * The wanted fields that are there, by column; absent ones, JSON nulls and empty CSV fields have
   * no entry.
   */
  Map<String, Field> parse(String record) throws Defect;
}
