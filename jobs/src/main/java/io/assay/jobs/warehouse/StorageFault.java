package io.assay.jobs.warehouse;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What the storage found wrong, in words. The JDK's messages of the common cases are the path
 * alone.
 */
public final class StorageFault {
  private StorageFault() {}

  /** A phrase that stands after a colon. */
  public static String of(IOException error) {
    if (error instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (error instanceof AccessDeniedException denied) {
      return "access to " + denied.getFile() + " is denied";
    }
    if (error instanceof FileAlreadyExistsException other) {
      return other.getFile() + " is in the way";
    }
    if (error instanceof FileSystemException told && told.getReason() != null) {
      return told.getFile() + ": " + told.getReason();
    }
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }
}
