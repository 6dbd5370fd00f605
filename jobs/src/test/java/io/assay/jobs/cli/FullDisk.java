package io.assay.jobs.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local file system of Hadoop, on a disk that has so many bytes left. Where it has none, a
 * write fails as Linux fails it; what was written before stays, as it does on a disk.
 */
public final class FullDisk extends LocalFileSystem {
  private static final AtomicLong LEFT = new AtomicLong(Long.MAX_VALUE);

  /** Used by Hadoop. */
  public FullDisk() {
    super(new Raw());
  }

  /** Says how many bytes may yet be written. */
  static void leave(long bytes) {
    LEFT.set(bytes);
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public FSDataOutputStream create(
        Path file,
        FsPermission permission,
        boolean overwrite,
        int buffer,
        short replication,
        long block,
        Progressable progress)
        throws IOException {
      return bounded(
          super.create(file, permission, overwrite, buffer, replication, block, progress));
    }

    @Override
    public FSDataOutputStream create(
        Path file, boolean overwrite, int buffer, short replication, long block, Progressable p)
        throws IOException {
      return bounded(super.create(file, overwrite, buffer, replication, block, p));
    }

    private static FSDataOutputStream bounded(OutputStream out) throws IOException {
      return new FSDataOutputStream(new Bounded(out), (FileSystem.Statistics) null);
    }
  }

  private static final class Bounded extends FilterOutputStream {
    Bounded(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      take(1);
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      take(length);
      out.write(bytes, offset, length);
    }

    private static void take(int bytes) throws IOException {
      if (LEFT.addAndGet(-bytes) < 0) {
        throw new IOException("No space left on device");
      }
    }
  }
}
