package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;

/** What a peer said, for a message: one line of printable characters, cut to a length. */
final class Shown {

  private static final int LENGTH = 200;

  private Shown() {}

  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", " ").strip();
    return line.length() > LENGTH ? line.substring(0, LENGTH) + "…" : line;
  }

  static String of(JsonNode json) {
    return json.isMissingNode() ? "nothing" : of(json.toString());
  }
}
