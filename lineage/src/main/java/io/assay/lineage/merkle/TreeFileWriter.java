package io.assay.lineage.merkle;

import io.assay.lineage.storage.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes one tree file: records go to disk as they come, so that memory holds the tree alone. The
 * file appears under its name only when {@link #finish()} has written and synced all of it; closing
 * before leaves nothing. Records come strictly ascending by key and values. Not thread-safe.
 */
public final class TreeFileWriter implements AutoCloseable {
  private static final int BLOCK_RECORDS = 4096;

  private final Path file;
  private final Path aside;
  private final FileChannel channel;
  private final TreeSubject subject;
  private final ByteBuffer block;
  private final StandardTree.Builder tree = StandardTree.builder();
  private final TreeHasher hasher = new TreeHasher();
  private final byte[] leafHash = new byte[Hash.BYTES];
  private byte @Nullable [] last;
  private int count;

  private TreeFileWriter(Path file, Path aside, FileChannel channel, TreeSubject subject) {
    this.file = file;
    this.aside = aside;
    this.channel = channel;
    this.subject = subject;
    this.block = ByteBuffer.allocate(BLOCK_RECORDS * TreeHeader.recordLength(subject.kind()));
  }

  /** Begins a file beside {@code file}, whose directory is made when missing. */
  public static TreeFileWriter create(Path file, TreeSubject subject) throws IOException {
    Path aside = WholeFile.aside(file);
    FileChannel channel =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    channel.position(TreeHeader.length(subject));
    return new TreeFileWriter(file, aside, channel, subject);
  }

  /**
   * Appends a record.
   *
   * @throws IllegalArgumentException if it is of another kind or not above the last one
   * @throws ProofException beyond {@link StandardTree#MAX_LEAVES}
   */
  public void add(TreeRecord record) throws IOException {
    hasher.leaf(record.leaf(subject).encoded(), leafHash);
    append(record);
  }

  /**
   * The same for a record whose leaf hash is known, which spares most of what a tree costs.
   *
   * @param known the hash of the record's leaf in this tree, which is not checked
   */
  public void add(TreeRecord record, Hash known) throws IOException {
    known.copyTo(leafHash, 0);
    append(record);
  }

  private void append(TreeRecord record) throws IOException {
    if (record.kind() != subject.kind()) {
      throw new IllegalArgumentException(
          "record: %s (expected: %s)".formatted(record.kind(), subject.kind()));
    }
    byte[] body = record.body();
    if (last != null && Arrays.compareUnsigned(last, body) >= 0) {
      throw new IllegalArgumentException(
          "record: %s (expected: one above the last, by key and values)".formatted(record));
    }
    last = body;
    tree.add(leafHash);
    count++;
    block.put(body).putLong(0);
    if (!block.hasRemaining()) {
      flush();
    }
  }

  /** Completes the file, puts it in place of an older one and gives the root. */
  public Hash finish() throws IOException {
    flush();
    StandardTree built = tree.build();
    TreeHeader header = new TreeHeader(subject, count, built.root());
    for (int first = 0; first < count; first += BLOCK_RECORDS) {
      completeRecords(header, built, first);
    }
    channel.position(header.nodeOffset(0));
    built.writeTo(channel);
    channel.position(0);
    writeFully(ByteBuffer.wrap(header.bytes()));
    channel.force(true);
    channel.close();
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return built.root();
  }

  /** Puts tree index and checksum behind each record of a block that is already on disk. */
  private void completeRecords(TreeHeader header, StandardTree built, int first)
      throws IOException {
    int length = header.recordLength();
    int records = Math.min(BLOCK_RECORDS, count - first);
    block.clear().limit(records * length);
    channel.position(header.recordOffset(first));
    while (block.hasRemaining()) {
      if (channel.read(block) < 0) {
        throw new IOException("%s ended while it was written".formatted(aside));
      }
    }
    byte[] record = new byte[length];
    for (int i = 0; i < records; i++) {
      block.position(i * length).get(record);
      int crcOffset = length - Integer.BYTES;
      ByteBuffer.wrap(record).putInt(crcOffset - Integer.BYTES, built.treeIndex(first + i));
      ByteBuffer.wrap(record).putInt(crcOffset, TreeHeader.crc(record, crcOffset));
      block.position(i * length).put(record);
    }
    channel.position(header.recordOffset(first));
    writeFully(block.flip());
  }

  private void flush() throws IOException {
    writeFully(block.flip());
    block.clear();
  }

  private void writeFully(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Removes what was written unless {@link #finish()} has put it in place. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      Files.deleteIfExists(aside);
    }
  }
}
