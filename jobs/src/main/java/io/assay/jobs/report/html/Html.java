package io.assay.jobs.report.html;

/** A part of a page: an {@link Element} or a {@link Text}. Markup comes from these two alone. */
public sealed interface Html permits Element, Text {

  /** Appends the part as HTML. */
  void write(StringBuilder page);
}
