package io.assay.jobs.delivery;

import io.assay.rules.digest.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A local file for Parquet's reader, which jumps about in it. All streams and the digest read
 * through one open channel, so a file that is put in its place meanwhile is never half of what is
 * read.
 */
final class ChannelInput implements InputFile, AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final FileChannel channel;

  private ChannelInput(FileChannel channel) {
    this.channel = channel;
  }

  static ChannelInput open(Path file) throws IOException {
    return new ChannelInput(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public long getLength() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableInputStream newStream() {
    return new ChannelStream(channel);
  }

  byte[] sha256() throws IOException {
    MessageDigest digest = Sha256.digest();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    for (long at = 0; channel.read(buffer, at) > 0; buffer.clear()) {
      at += buffer.position();
      digest.update(buffer.flip());
    }
    return digest.digest();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Closing a stream leaves the channel open for the digest. */
  private static final class ChannelStream extends DelegatingSeekableInputStream {
    private final FileChannel channel;

    ChannelStream(FileChannel channel) {
      super(Channels.newInputStream(channel));
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }

    @Override
    public void close() {
      // The file is closed with its records.
    }
  }
}
