package io.assay.jobs.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.util.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * A table as it was seen, and the commit that was its last one. Whether it still is, two questions
 * to the file system tell; Delta lists the directory and begins anew with its settings.
 *
 * @param commit null if it was not there, since a checkpoint had taken its place
 * @param next where the commit after it would lie
 */
record Sight(TableFiles.State state, FileSystem files, @Nullable FileStatus commit, Path next) {

  /** Remembers where the last commit lies. */
  static Sight of(TableFiles.State state) {
    Path log = state.snapshot().deltaLog().logPath();
    try {
      FileSystem files = log.getFileSystem(state.snapshot().deltaLog().newDeltaHadoopConf());
      FileStatus commit = status(files, FileNames.unsafeDeltaFile(log, state.version()));
      return new Sight(state, files, commit, FileNames.unsafeDeltaFile(log, state.version() + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether nothing was committed since, nor another table put in the place of this one. */
  boolean isCurrent() {
    if (commit == null) {
      return false;
    }
    try {
      FileStatus now = status(files, commit.getPath());
      return now != null
          && now.getModificationTime() == commit.getModificationTime()
          && now.getLen() == commit.getLen()
          && !files.exists(next);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileStatus status(FileSystem files, Path path) throws IOException {
    try {
      return files.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }
}
