package io.assay.jobs.cli;

/** How a command prints what it found. */
enum OutputForm {
  /** For people, line by line. */
  TEXT,
  /** One JSON document. */
  JSON
}
