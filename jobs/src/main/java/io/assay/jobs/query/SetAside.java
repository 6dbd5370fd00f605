package io.assay.jobs.query;

/**
 * A record that could not be read, and so never became an item.
 *
 * @param batch batch that delivered it
 * @param place {@code file:record}
 * @param kind {@code item}, {@code vote} or {@code decision}
 * @param words the reason in words
 * @param detail what was found, or empty
 */
public record SetAside(
    String batch, String place, String kind, String reason, String words, String detail) {}
