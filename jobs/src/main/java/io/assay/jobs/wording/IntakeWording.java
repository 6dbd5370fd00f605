package io.assay.jobs.wording;

import java.util.Map;

/** Why a record could not be read, in words; the code itself where that says all. */
public final class IntakeWording {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("record-too-long", "longer than the charter allows"),
          Map.entry("invalid-utf8", "not valid UTF-8"),
          Map.entry("nul-character", "holds a NUL character"),
          Map.entry("wrong-field-count", "another number of fields than the header"),
          Map.entry("bad-quoting", "quotation marks that do not match"),
          Map.entry("not-json", "not a complete JSON text"),
          Map.entry("not-an-object", "JSON, but not an object"),
          Map.entry("duplicate-json-key", "the same key twice in one object"),
          Map.entry("id-too-long", "an id of more than 512 bytes"),
          Map.entry("bad-id", "an id with a control character"),
          Map.entry("bad-handle", "a handle that is too long or has a control character"),
          Map.entry("non-finite-number", "a number that is infinite or none"),
          Map.entry("unpaired-surrogate", "half of a character"),
          Map.entry("bad-timestamp", "not a date and time with zone"),
          Map.entry("bad-date", "not a date"),
          Map.entry("bad-boolean", "neither true nor false"),
          Map.entry("bad-decision", "neither accept nor reject"),
          Map.entry("bad-check", "a check that is neither confirmed nor denied nor corrected"),
          Map.entry("unknown-attribute", "a check of an attribute that is not known"),
          Map.entry("attribute-changed", "a check beside another value than was handed out"));

  private IntakeWording() {}

  /** The reason in words. */
  public static String reason(String code) {
    return WORDS.getOrDefault(code, code.replace('-', ' '));
  }
}
