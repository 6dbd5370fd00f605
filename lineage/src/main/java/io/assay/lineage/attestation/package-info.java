/**
 * What people sign: EIP-712 statements that tie a handle to an address and a contribution to its
 * terms.
 *
 * <p>Ingest and the contributor registry rely on it before anything is paid. Statement and digest
 * are computed here; recovering the signer is a port, {@link
 * io.assay.lineage.attestation.SignatureRecovery}, since it needs elliptic curves that live beside
 * the chain client. It must not know keys, tables or a chain.
 */
@NullMarked
package io.assay.lineage.attestation;

import org.jspecify.annotations.NullMarked;
