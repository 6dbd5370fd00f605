package io.assay.rules.charter;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a file of votes is read: one row for each label that an annotator gave to an item.
 *
 * @param item column of the item's id
 * @param annotator column of the annotator's handle
 * @param label column of the label given
 * @param votedAt column of the instant of the vote, if there is one
 */
public record VotesIntake(
    Format format, String item, String annotator, String label, @Nullable String votedAt)
    implements Serializable {}
