package io.assay.rules.dedupe.boilerplate;

/**
 * A text that a charter may want to declare as boilerplate.
 *
 * @param text as it reads after normalisation
 * @param records how many records hold it as a whole
 * @param contributors how many contributors they have at least
 */
public record Suggestion(String text, int records, int contributors) {}
