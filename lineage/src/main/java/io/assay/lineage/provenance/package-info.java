/**
 * Who contributed what, without saying it aloud: keys, pseudonyms, item ids, salts and commitments.
 *
 * <p>Ingest uses it to name contributors and items, the proof stages to salt and commit to content,
 * reward to look up addresses. It turns personal handles into keyed digests at the door, so that
 * tables, events, proofs and the chain only ever see pseudonyms. It must not know Spark, tables or
 * the chain: signatures are recovered through a port of {@link io.assay.lineage.attestation}.
 */
@NullMarked
package io.assay.lineage.provenance;

import org.jspecify.annotations.NullMarked;
