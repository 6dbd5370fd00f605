/**
 * The digests that identify charters, contents and people: Keccak-256 for what a chain sees,
 * SHA-256 and HMAC-SHA256 for what only this warehouse sees, and the hexadecimal text both are
 * written in. Used along the whole data path; must know nothing of what it hashes.
 */
@NullMarked
package io.assay.rules.digest;

import org.jspecify.annotations.NullMarked;
