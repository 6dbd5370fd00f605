/**
 * Text that many records share by right, such as a licence header or an instruction template: what
 * the charter declares is set aside before sets are compared, and what it should perhaps declare is
 * suggested. Suggestions change nothing by themselves, so results depend on the charter and not on
 * what else is in the corpus.
 */
@NullMarked
package io.assay.rules.dedupe.boilerplate;

import org.jspecify.annotations.NullMarked;
