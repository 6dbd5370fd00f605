package io.assay.rules.item;

import java.util.Iterator;
import java.util.List;

/**
 * The records of one file, in order, as they were delivered. Reading ends with an {@link
 * IntakeException} where the file turns out to be cut or damaged. Not thread-safe.
 */
public interface RawRecords extends Iterator<RawRecord>, AutoCloseable {

  /** Names of the CSV header in order, all different; empty if each record names its fields. */
  List<String> columns();

  @Override
  void close();
}
