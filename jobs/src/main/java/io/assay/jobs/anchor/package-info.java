/**
 * Puts a batch on chain exactly once: the intent is stored before anything is sent, and repeated
 * until the chain agrees. Opens the embedded chain where no other is named. Knows the contracts
 * through their client alone.
 */
@NullMarked
package io.assay.jobs.anchor;

import org.jspecify.annotations.NullMarked;
