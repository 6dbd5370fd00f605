/**
 * The command line: one command for each stage and one for each question. It alone reads the clock,
 * the environment and flags, and turns what went wrong into an exit code and a sentence. Commands
 * that need no Spark must not load it, since loading costs seconds.
 */
@NullMarked
package io.assay.jobs.cli;

import org.jspecify.annotations.NullMarked;
