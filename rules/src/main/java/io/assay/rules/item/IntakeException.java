package io.assay.rules.item;

import org.jspecify.annotations.Nullable;

/**
 * A file, an option or a column mapping is wrong as a whole, so nothing of the file may be used.
 * The message is for the person who delivered the file: what was read, what was found, what was
 * expected and what to do. A single bad record is never an exception; it is {@link Quarantined}.
 */
public final class IntakeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private IntakeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * @param problem what was found and what was expected, without a closing full stop
   * @param remedy the second sentence: what to do
   */
  public static IntakeException of(String file, String problem, String remedy) {
    return of(file, problem, remedy, null);
  }

  /** The same, with what led to it. */
  public static IntakeException of(
      String file, String problem, String remedy, @Nullable Throwable cause) {
    return new IntakeException("Cannot read " + file + ": " + problem + ". " + remedy, cause);
  }

  /** For a file that is not what it was when its batch began. */
  public static IntakeException changed(String file) {
    return of(
        file,
        "it changed while it was read",
        "Put the delivered file back and run again, or add --replace.");
  }

  /** For what is wrong before any file is opened, such as a batch option that was not given. */
  static IntakeException ofOption(String option, String problem, String remedy) {
    return new IntakeException("Option --" + option + ": " + problem + ". " + remedy, null);
  }
}
