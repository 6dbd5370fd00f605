package io.assay.rules.charter;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How votes become labels.
 *
 * @param quorum votes an item needs, at least 1; with fewer it goes to review
 * @param gold file of known labels, relative to the charter's directory
 * @param repeated which of several votes of one annotator on one item count
 * @param relabelBudget further answers that can be asked for, at least 0
 */
public record LabelsSection(
    LabelTask task,
    int quorum,
    LabelMethod method,
    @Nullable String gold,
    RepeatedVotes repeated,
    int relabelBudget)
    implements Serializable {}
