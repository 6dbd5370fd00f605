/**
 * How a command ends: the exit codes that schedulers read, and the exception that carries one with
 * a sentence for the user. Knows nothing else.
 */
@NullMarked
package io.assay.jobs.exit;

import org.jspecify.annotations.NullMarked;
