package io.assay.jobs.table;

/** One secret salt per item; erasure deletes it, and the commitment then opens to nothing. */
public final class Salts {

  /** 32 bytes, hex. */
  public static final String SALT = "salt";

  /** Name and schema. */
  public static final TableDefinition TABLE = TableDefinition.ofItems("salts").string(SALT).build();

  private Salts() {}
}
