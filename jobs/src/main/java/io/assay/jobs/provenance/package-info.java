/**
 * What a batch proves: its trees and evidence, and the lineage log of every run. Fills the formats
 * of {@code lineage} from tables; the formats themselves are specified there.
 */
@NullMarked
package io.assay.jobs.provenance;

import org.jspecify.annotations.NullMarked;
