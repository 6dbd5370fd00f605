package io.assay.rules.charter.yaml;

/**
 * What is wrong at one place of a document. The reader of the document adds the name of the file.
 *
 * <p>The message is {@code PLACE: PATH: FOUND (expected: EXPECTED). ADVICE}.
 */
public final class Defect extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Place place;
  private final transient String path;

  public Defect(Place place, String path, Finding finding) {
    super(
        place
            + ": "
            + path
            + ": "
            + finding.found
            + " (expected: "
            + finding.expected
            + "). "
            + finding.advice);
    this.place = place;
    this.path = path;
  }

  public Place place() {
    return place;
  }

  /** The dotted path of the key, or a word for the document as a whole. */
  public String path() {
    return path;
  }

  /**
   * What stands there, what should, and what to do about it.
   *
   * @param found safe to print: see {@link Shown}
   * @param advice one sentence with its full stop
   */
  public record Finding(String found, String expected, String advice) {}
}
