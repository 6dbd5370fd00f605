/**
 * What to collect next: the gaps that are to be closed, and few records that close them. It must
 * not know how gaps were found, nor what they pay.
 */
@NullMarked
package io.assay.rules.representation.plan;

import org.jspecify.annotations.NullMarked;
