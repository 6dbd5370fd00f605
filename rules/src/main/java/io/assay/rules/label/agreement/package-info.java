/** How much annotators agree beyond chance, over a whole set. Must not know who is right. */
@NullMarked
package io.assay.rules.label.agreement;

import org.jspecify.annotations.NullMarked;
