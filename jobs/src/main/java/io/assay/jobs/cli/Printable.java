package io.assay.jobs.cli;

import io.assay.rules.item.VisibleText;

/** Text from outside, made harmless for a terminal. */
final class Printable {
  private Printable() {}

  /**
   * The text with control and format characters as escapes, so that nothing can repaint a screen.
   */
  static String of(String text) {
    return VisibleText.of(text);
  }
}
