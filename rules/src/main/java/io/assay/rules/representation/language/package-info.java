/** In which language a text is. It must not know what the language is used for. */
@NullMarked
package io.assay.rules.representation.language;

import org.jspecify.annotations.NullMarked;
