package io.assay.lineage.provenance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.assay.rules.digest.Hex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * A file that holds one secret of 32 bytes as hex text, readable by its owner alone. Where the file
 * system has no POSIX modes, its own protection is trusted.
 */
final class KeyFile {
  static final int KEY_BYTES = 32;
  private static final int HEX_DIGITS = 2 * KEY_BYTES;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyFile() {}

  /** Reads the key; refuses a missing, malformed or loosely protected file. */
  static byte[] read(Path file) {
    try {
      refuseLooseMode(file);
      byte[] text;
      try (InputStream in = Files.newInputStream(file)) {
        text = in.readNBytes(HEX_DIGITS + 3);
      }
      return parse(file, new String(text, US_ASCII).stripTrailing());
    } catch (NoSuchFileException e) {
      throw ProvenanceException.keyMissing(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read key file " + file, e);
    }
  }

  /** Writes a new random key, whole or not at all; refuses to replace an existing one. */
  static byte[] create(Path file) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Path directory = file.toAbsolutePath().normalize().getParent();
      if (directory == null) {
        throw new IllegalArgumentException(
            "key file: " + file + " (expected: a file in a directory)");
      }
      Files.createDirectories(directory);
      Path aside = directory.resolve(file.getFileName() + ".tmp");
      Files.deleteIfExists(aside);
      writeAside(aside, key);
      publish(aside, file);
      syncDirectory(directory);
      return key;
    } catch (FileAlreadyExistsException e) {
      throw ProvenanceException.keyExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create key file " + file, e);
    }
  }

  /**
   * Overwrites the key, syncs and removes the file; does nothing if there is none. Overwriting is
   * best effort: copy-on-write file systems and backups may keep the old bytes.
   */
  static void destroy(Path file) {
    try {
      if (!Files.exists(file)) {
        return;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.allocate((int) Math.min(channel.size(), 1024)), 0);
        channel.force(true);
      }
      Files.delete(file);
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        syncDirectory(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot destroy key file " + file, e);
    }
  }

  private static byte[] parse(Path file, String text) {
    if (text.length() != HEX_DIGITS) {
      throw ProvenanceException.keyMalformed(
          file, text.length() > HEX_DIGITS ? "too long" : text.length() + " characters");
    }
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      // The cause would quote a part of the key.
      throw ProvenanceException.keyMalformed(file, "not hexadecimal");
    }
  }

  private static void refuseLooseMode(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> mode = view.readAttributes().permissions();
    Set<PosixFilePermission> loose = EnumSet.noneOf(PosixFilePermission.class);
    loose.addAll(mode);
    loose.removeAll(OWNER_ONLY);
    loose.remove(PosixFilePermission.OWNER_EXECUTE);
    if (!loose.isEmpty()) {
      throw ProvenanceException.keyReadableByOthers(file, PosixFilePermissions.toString(mode));
    }
  }

  private static void writeAside(Path aside, byte[] key) throws IOException {
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    byte[] text = (Hex.encode(key) + "\n").getBytes(US_ASCII);
    try (FileChannel channel = FileChannel.open(aside, options, ownerOnly(aside))) {
      ByteBuffer buffer = ByteBuffer.wrap(text);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  /** A hard link fails if the name is taken, which a rename would silently overwrite. */
  private static void publish(Path aside, Path file) throws IOException {
    try {
      Files.createLink(file, aside);
      Files.delete(aside);
    } catch (UnsupportedOperationException e) {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void syncDirectory(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
