package io.assay.jobs.cli;

import java.io.PrintStream;

/** What a person reads: results on standard output, progress and errors on standard error. */
final class Console {
  private Console() {}

  static void say(String line) {
    System.out.println(line);
  }

  static void progress(String line) {
    err().println(line);
  }

  static void warn(String message) {
    err().println("assay: warning: " + Printable.of(message));
  }

  static void error(String message) {
    err().println("assay: " + message);
  }

  /** For reports of bugs; users get sentences. */
  static boolean wantsStackTraces() {
    return System.getenv("ASSAY_STACK_TRACE") != null;
  }

  private static PrintStream err() {
    return System.err;
  }
}
