/**
 * What happened, told in OpenLineage: one START and one end for every run of a stage, with what it
 * read, wrote and found.
 *
 * <p>The jobs build events here, append their canonical bytes to the lineage log and hand them to
 * whatever consumer OpenLineage's own configuration names. Ids and clock come in as arguments. It
 * must not know Spark, tables or where the log lies, and it never sees handles or content.
 *
 * @see <a href="https://openlineage.io/docs/spec/object-model">OpenLineage</a>
 */
@NullMarked
package io.assay.lineage.event;

import org.jspecify.annotations.NullMarked;
