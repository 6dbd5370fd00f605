package io.assay.jobs.table;

import java.nio.file.Path;

/**
 * A live data file of a table.
 *
 * @param path below the table's directory, with {@code /}
 * @param place where it lies
 * @param bytes its length
 */
public record StoredFile(String path, Path place, long bytes) {}
