/**
 * Which consensus method suits a task, judged by votes that the methods did not see and by gold.
 * Stands after the methods and before the final estimate. It must not know how a method works.
 */
@NullMarked
package io.assay.rules.label.choice;

import org.jspecify.annotations.NullMarked;
