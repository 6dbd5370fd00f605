package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import java.util.Locale;
import java.util.TimeZone;

/**
 * What a process takes from the machine it runs on, and must not: results are the same whatever the
 * language and the time zone of whoever starts a command, and an argument is what was typed.
 */
final class Surroundings {
  /** What Java puts for a byte of an argument that it cannot decode. */
  private static final char UNREADABLE = '\ufffd';

  private Surroundings() {}

  /**
   * Takes the language and the time zone of no place. Otherwise numbers are written with the digits
   * of the machine's language, into files that others read and into queries.
   */
  static void neutral() {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  /**
   * Refuses arguments that are not what was typed: where the system's locale has no encoding for
   * them, Java loses every letter beyond ASCII, and a charter would be another one.
   *
   * @throws ExitException usage, at the first such argument
   */
  static void requireReadable(String... arguments) {
    for (String argument : arguments) {
      if (argument.indexOf(UNREADABLE) >= 0) {
        throw ExitException.usage(
            "Argument %s is not readable: the system's encoding is %s (expected: UTF-8). Set LC_ALL=C.UTF-8 in the environment and run the command again."
                .formatted(
                    Printable.of(argument), System.getProperty("sun.jnu.encoding", "unknown")));
      }
    }
  }
}
