package io.assay.jobs.spark;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.FsServerDefaults;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.local.LocalConfigKeys;

/**
 * {@link NioLocalFiles} with checksums, for Hadoop's setting {@code
 * fs.AbstractFileSystem.file.impl}: through this one Delta renames its commits.
 */
public final class LocalFileContext extends ChecksumFs {
  /** As Hadoop makes it; the URI says no more than the scheme. */
  public LocalFileContext(URI ignored, Configuration configuration)
      throws IOException, URISyntaxException {
    super(new Raw(configuration));
  }

  /** Without checksums. */
  private static final class Raw extends DelegateToFileSystem {
    private static final int NO_PORT = -1;

    Raw(Configuration configuration) throws IOException, URISyntaxException {
      super(
          FsConstants.LOCAL_FS_URI,
          new NioLocalFiles(),
          configuration,
          FsConstants.LOCAL_FS_URI.getScheme(),
          false);
    }

    @Override
    public int getUriDefaultPort() {
      return NO_PORT;
    }

    @Override
    @SuppressWarnings("deprecation") // What a file system of Hadoop's must still answer.
    public FsServerDefaults getServerDefaults() throws IOException {
      return LocalConfigKeys.getServerDefaults();
    }

    @Override
    public FsServerDefaults getServerDefaults(Path path) throws IOException {
      return LocalConfigKeys.getServerDefaults();
    }

    @Override
    public boolean isValidName(String source) {
      return true; // What a local file may be called the operating system says.
    }
  }
}
