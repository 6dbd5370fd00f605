package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a batch's files are read.
 *
 * @param required what may not be empty, besides the contributor: content fields, attributes, or
 *     the keys of {@link Columns}
 * @param maxRecordBytes longest record that is read, in bytes; a longer one goes to quarantine
 */
public record IntakeSection(
    Format format,
    Columns columns,
    List<String> required,
    int maxRecordBytes,
    @Nullable VotesIntake votes)
    implements Serializable {

  /** Longest record if the charter names none: 1 MiB. */
  public static final int DEFAULT_MAX_RECORD_BYTES = 1 << 20;

  /** The largest bound that a charter may set: 64 MiB. */
  public static final int LARGEST_MAX_RECORD_BYTES = 64 << 20;

  public IntakeSection {
    required = List.copyOf(required);
  }
}
