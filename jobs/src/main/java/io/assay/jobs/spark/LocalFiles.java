package io.assay.jobs.spark;

import org.apache.hadoop.fs.LocalFileSystem;

/** {@link NioLocalFiles} with checksums, for Hadoop's setting {@code fs.file.impl}. */
public final class LocalFiles extends LocalFileSystem {
  /** As Hadoop makes it. */
  public LocalFiles() {
    super(new NioLocalFiles());
  }
}
