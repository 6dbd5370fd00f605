package io.assay.jobs.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, asking Java for what Hadoop, where its native library is absent,
 * starts a process each time: {@code chmod} for every file that is created, {@code readlink} for
 * every file that is renamed. A batch creates and renames hundreds.
 *
 * <p>The permissions and the targets are the same. What Java cannot do on a file system is left to
 * Hadoop's way: file systems without POSIX permissions, the sticky bit, and links themselves.
 */
final class NioLocalFiles extends RawLocalFileSystem {

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    if (permission.getStickyBit()) {
      super.setPermission(path, permission);
      return;
    }
    String nine =
        permission.getUserAction().SYMBOL
            + permission.getGroupAction().SYMBOL
            + permission.getOtherAction().SYMBOL;
    try {
      Files.setPosixFilePermissions(file(path), PosixFilePermissions.fromString(nine));
    } catch (UnsupportedOperationException e) {
      super.setPermission(path, permission);
    }
  }

  @Override
  public FileStatus getFileLinkStatus(Path path) throws IOException {
    return Files.isSymbolicLink(file(path)) ? super.getFileLinkStatus(path) : getFileStatus(path);
  }

  private java.nio.file.Path file(Path path) {
    return pathToFile(path).toPath();
  }
}
