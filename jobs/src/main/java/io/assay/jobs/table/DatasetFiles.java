package io.assay.jobs.table;

/**
 * SHA-256 of the data files that the dataset's documents list, so that each is hashed once, by the
 * first report after it was written. A data file never changes: what rewrites content, erasure
 * above all, leaves other files, and deletes the rows of those that it removes, since the digest of
 * a small file might confirm a guess at what stood in it.
 */
public final class DatasetFiles {

  /** Name of the table that the file belongs to. */
  public static final String TABLE_NAME = "table_name";

  /** Path below the table's directory. */
  public static final String PATH = "path";

  /** Length in bytes. */
  public static final String BYTES = "bytes";

  /** Hex. */
  public static final String SHA256 = "sha256";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("dataset_files")
          .string(TABLE_NAME)
          .string(PATH)
          .count(BYTES)
          .string(SHA256)
          .build();

  private DatasetFiles() {}
}
