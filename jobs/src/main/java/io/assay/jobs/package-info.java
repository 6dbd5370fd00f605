@NullMarked
package io.assay.jobs;

import org.jspecify.annotations.NullMarked;
