/**
 * JSON in one byte-exact form (RFC 8785), so that what is hashed can be hashed again by anybody.
 * Used wherever a digest is taken of structured text: content, charters, evidence, lineage events.
 * Must know nothing of what the text means.
 */
@NullMarked
package io.assay.rules.json;

import org.jspecify.annotations.NullMarked;
