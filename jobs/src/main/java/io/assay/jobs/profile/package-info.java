/**
 * What data looks like before a charter says anything of it: read by the same readers as a
 * delivery, without a warehouse and without Spark. It must not know tables.
 */
@NullMarked
package io.assay.jobs.profile;

import org.jspecify.annotations.NullMarked;
