package io.assay.lineage.log;

import java.nio.file.Path;

/** A log or a checkpoint on disk is not what it should be; the message is for the user. */
public final class LogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private LogException(String message) {
    super(message);
  }

  static LogException damagedSegment(Path segment, String fault) {
    return new LogException(
        "Cannot trust log segment %s: %s. Restore it from a copy.".formatted(segment, fault));
  }

  static LogException missingSegment(Path segment, long present) {
    return new LogException(
        "Cannot trust the log: %s is missing although segment %d exists. Restore it from a copy."
            .formatted(segment, present));
  }

  static LogException segmentExists(Path segment) {
    return new LogException(
        "Cannot append to the log: %s was written by somebody else. Let one process at a time write to the warehouse."
            .formatted(segment));
  }

  static LogException badCheckpoint(String source, String fault) {
    return new LogException(
        "Cannot read checkpoint %s: %s. Restore it from a copy.".formatted(source, fault));
  }

  static LogException badProof(String source, String fault) {
    return new LogException(
        "Cannot read log proof %s: %s. Ask for the proof again.".formatted(source, fault));
  }
}
