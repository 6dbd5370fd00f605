package io.assay.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with Hadoop's own local file system. */
class NioLocalFilesTest {
  private static final URI ROOT = URI.create("file:///");

  @TempDir private java.nio.file.Path directory;
  private final Configuration configuration = new Configuration();
  private FileSystem ours;
  private FileSystem hadoops;

  @BeforeEach
  void open() throws IOException {
    configuration.set("fs.AbstractFileSystem.file.impl", LocalFileContext.class.getName());
    ours = new LocalFiles();
    ours.initialize(ROOT, configuration);
    hadoops = new LocalFileSystem();
    hadoops.initialize(ROOT, configuration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"600", "640", "755", "777", "000", "1777"})
  void permissionsAreHadoops(String octal) throws IOException {
    Path mine = file("mine");
    Path theirs = file("theirs");

    ours.setPermission(mine, new FsPermission(octal));
    hadoops.setPermission(theirs, new FsPermission(octal));

    assertThat(permissions(mine)).isEqualTo(permissions(theirs));
    assertThat(ours.getFileStatus(mine).getPermission())
        .isEqualTo(hadoops.getFileStatus(theirs).getPermission());
  }

  @Test
  void namesWithSpacesAndPercentSignsAreFound() throws IOException {
    Path odd = file("50 %41 of it");

    ours.setPermission(odd, new FsPermission("600"));

    assertThat(permissions(odd)).isEqualTo("rw-------");
    assertThat(ours.getFileLinkStatus(odd).getLen()).isEqualTo(4);
  }

  @Test
  void statusOfFileAndDirectoryAndLinkIsHadoops() throws IOException {
    Path file = file("file");
    Path link = path("link");
    Files.createSymbolicLink(directory.resolve("link"), directory.resolve("file"));

    for (Path path : new Path[] {file, path("."), link}) {
      FileStatus mine = ours.getFileLinkStatus(path);
      FileStatus theirs = hadoops.getFileLinkStatus(path);
      assertThat(mine).isEqualTo(theirs);
      assertThat(mine.isSymlink()).isEqualTo(theirs.isSymlink());
      assertThat(mine.isDirectory()).isEqualTo(theirs.isDirectory());
      assertThat(mine.getLen()).isEqualTo(theirs.getLen());
    }
  }

  @Test
  void missingFilesAreSaidToBeMissing() {
    assertThatThrownBy(() -> ours.getFileLinkStatus(path("none")))
        .isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> ours.setPermission(path("none"), new FsPermission("600")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aRenameThroughTheContextPutsOneFileInPlaceOnce() throws Exception {
    FileContext context = FileContext.getFileContext(ROOT, configuration);
    assertThat(context.getDefaultFileSystem()).isInstanceOf(LocalFileContext.class);
    Path first = file("first");
    Path second = file("second");
    Path target = path("target");

    context.rename(first, target);

    assertThat(Files.readString(directory.resolve("target"))).isEqualTo("text");
    assertThatThrownBy(() -> context.rename(second, target, Options.Rename.NONE))
        .isInstanceOf(IOException.class);
    assertThat(directory.resolve("second")).exists();
  }

  private Path file(String name) throws IOException {
    Files.writeString(directory.resolve(name), "text");
    return path(name);
  }

  private Path path(String name) {
    return new Path(directory.resolve(name).toUri());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(java.nio.file.Path.of(path.toUri())));
  }
}
