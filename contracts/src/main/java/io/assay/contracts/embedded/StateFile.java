package io.assay.contracts.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * The node's state in a JSON file. The node overwrites its file in place, so a crash can leave half
 * of one; beside it lies the last good copy, which is only ever replaced as a whole.
 */
final class StateFile {

  private static final JsonFactory JSON = new JsonFactory();

  private final Path live;
  private final Path good;
  private final Path torn;

  StateFile(Path directory) {
    this.live = directory.resolve("state.json");
    this.good = directory.resolve("state.good.json");
    this.torn = directory.resolve("state.torn.json");
  }

  /** What the node loads and overwrites. */
  Path live() {
    return live;
  }

  /**
   * Puts the better of both files where the node loads it: the one with more blocks, the node's own
   * when they are equal. Half a file is moved aside.
   *
   * @throws EmbeddedStateException when there is a good copy, but neither file can be read
   */
  StateOrigin recover() {
    OptionalLong liveBlock = bestBlock(live);
    OptionalLong goodBlock = bestBlock(good);
    if (liveBlock.isPresent() && liveBlock.getAsLong() >= goodBlock.orElse(-1)) {
      copyWhole(live, good);
      return StateOrigin.LIVE_FILE;
    }
    if (goodBlock.isEmpty() && Files.exists(good)) {
      throw EmbeddedStateException.unreadable(live, good);
    }
    setAside();
    if (goodBlock.isEmpty()) {
      return StateOrigin.NONE;
    }
    copyWhole(good, live);
    return StateOrigin.GOOD_COPY;
  }

  /** Replaces the good copy by the node's file, if that is whole and not older. */
  void keepLive() {
    OptionalLong liveBlock = bestBlock(live);
    if (liveBlock.isPresent() && liveBlock.getAsLong() >= bestBlock(good).orElse(-1)) {
      copyWhole(live, good);
    }
  }

  /**
   * Replaces the good copy by a dump from the running node.
   *
   * @param dump hex of the gzipped JSON, as {@code anvil_dumpState} gives it
   */
  void keepDump(String dump) {
    byte[] zipped = HexFormat.of().parseHex(dump, 2, dump.length());
    try (InputStream json = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      writeWhole(json.readAllBytes(), good);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the chain's state to " + good, e);
    }
  }

  private void setAside() {
    try {
      if (Files.exists(live)) {
        Files.move(live, torn, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move " + live + " aside", e);
    }
  }

  private static void copyWhole(Path from, Path to) {
    try {
      writeWhole(Files.readAllBytes(from), to);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy the chain's state to " + to, e);
    }
  }

  private static void writeWhole(byte[] content, Path to) throws IOException {
    Path beside = to.resolveSibling(to.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Number of the last block in a whole state file; empty if there is no file or it is torn. */
  static OptionalLong bestBlock(Path file) {
    if (!Files.isRegularFile(file)) {
      return OptionalLong.empty();
    }
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = JSON.createParser(in)) {
      return bestBlock(parser);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the chain's state from " + file, e);
    }
  }

  private static OptionalLong bestBlock(JsonParser parser) throws IOException {
    OptionalLong best = OptionalLong.empty();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return best;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isBest = parser.currentName().equals("best_block_number");
      JsonToken value = parser.nextToken();
      if (isBest && value == JsonToken.VALUE_NUMBER_INT) {
        best = OptionalLong.of(parser.getLongValue());
      } else if (isBest && value == JsonToken.VALUE_STRING) {
        best = OptionalLong.of(Long.decode(parser.getText()));
      } else {
        parser.skipChildren();
      }
    }
    boolean isWhole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    return isWhole ? best : OptionalLong.empty();
  }
}
