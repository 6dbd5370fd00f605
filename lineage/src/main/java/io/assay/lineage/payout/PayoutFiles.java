package io.assay.lineage.payout;

import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.StandardTree;
import io.assay.lineage.storage.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directory of payout files: {@code tree.json}, {@code claims/000.json} to {@code fff.json},
 * {@code summary.json}; see {@code lineage/FORMAT.md}, section 11. It appears as a whole, and its
 * bytes depend on the accounts and amounts alone, not on their order. Memory is the list and its
 * flat tree.
 */
public final class PayoutFiles {
  static final int SHARDS = 1 << 12;

  static final String TREE = "tree.json";
  static final String SUMMARY = "summary.json";
  private static final String CLAIMS = "claims";

  /** All that the directory holds. */
  static final Set<String> NAMES = Set.of(TREE, CLAIMS, SUMMARY);

  /** What to do where the files of another list are. */
  public enum OnOther {
    /** Leave them and say so. */
    REFUSE,
    /** Put the new ones in their place. */
    REPLACE
  }

  private final PayoutList list;
  private final PayoutLeaf leaf;
  private final int[] order;
  private final StandardTree tree;
  private final JsonFile.Buffers buffers = new JsonFile.Buffers();
  private final byte[] account = new byte[PayoutList.ACCOUNT_BYTES];
  private final byte[] word = new byte[Hash.BYTES];

  private PayoutFiles(PayoutList list, PayoutLeaf leaf) {
    this.list = list;
    this.leaf = leaf;
    this.order = list.byAccount();
    this.tree = list.tree(leaf);
  }

  /**
   * Writes the files of a list. Where the same files are already, byte by byte, nothing is done.
   *
   * @throws PayoutException if something else is there, or the same with a file that is missing,
   *     changed or cut off, unless it may be replaced; whatever is no payout directory is never
   *     replaced
   */
  public static PayoutSummary write(
      Path directory, PayoutList list, PayoutLeaf leaf, OnOther onOther) throws IOException {
    PayoutFiles files = new PayoutFiles(list, leaf);
    PayoutSummary summary = new PayoutSummary(files.tree.root(), list.total(), list.size(), leaf);
    PayoutDirectory place = new PayoutDirectory(directory);
    if (place.holds(summary)) {
      String damaged = files.firstThatDiffers(directory);
      if (damaged == null) {
        return summary;
      }
      place.checkMayMend(damaged, onOther);
    } else {
      place.checkMayWrite(onOther);
    }
    Path aside = place.begin();
    try {
      files.writeAll(aside, summary);
      place.publish(aside);
    } catch (IOException e) {
      place.discard(aside, e);
      throw e;
    }
    return summary;
  }

  /**
   * Compares what lies in a directory with the files that the list gives, byte by byte.
   *
   * @return the name of the first file that is missing or different; empty when there is none
   */
  public static Optional<String> firstDifference(Path directory, PayoutList list, PayoutLeaf leaf)
      throws IOException {
    PayoutFiles files = new PayoutFiles(list, leaf);
    PayoutSummary summary = new PayoutSummary(files.tree.root(), list.total(), list.size(), leaf);
    Path file = directory.resolve(SUMMARY);
    boolean isSame =
        Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), summary.bytes());
    return isSame ? Optional.ofNullable(files.firstThatDiffers(directory)) : Optional.of(SUMMARY);
  }

  private void writeAll(Path directory, PayoutSummary summary) throws IOException {
    try (JsonFile json = create(directory.resolve(TREE))) {
      writeTree(json);
    }
    writeClaims(Files.createDirectory(directory.resolve(CLAIMS)));
    WholeFile.write(directory.resolve(SUMMARY), summary.bytes());
  }

  /** Name of the claims of all accounts that begin with three hex digits. */
  static String shardName(int shard) {
    return String.format(Locale.ROOT, "%03x.json", shard);
  }

  private JsonFile create(Path file) throws IOException {
    return new JsonFile(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), buffers);
  }

  /** The name of the first file in a directory that is not as it would be written, or null. */
  private @Nullable String firstThatDiffers(Path directory) throws IOException {
    SameBytes same = new SameBytes(directory.resolve(TREE));
    try (JsonFile json = new JsonFile(same, buffers)) {
      writeTree(json);
    }
    return same.isSame() ? firstShardThatDiffers(directory.resolve(CLAIMS)) : TREE;
  }

  private @Nullable String firstShardThatDiffers(Path claims) throws IOException {
    int next = 0;
    for (int shard = 0; shard < SHARDS; shard++) {
      SameBytes same = new SameBytes(claims.resolve(shardName(shard)));
      try (JsonFile json = new JsonFile(same, buffers)) {
        next = writeShard(json, shard, next);
      }
      if (!same.isSame()) {
        return CLAIMS + "/" + shardName(shard);
      }
    }
    return null;
  }

  private void writeTree(JsonFile json) throws IOException {
    json.ascii("{\"format\":\"standard-v1\",\"leafEncoding\":[\"")
        .ascii(String.join("\",\"", leaf.types()))
        .ascii("\"],\"tree\":[");
    for (int i = 0; i < tree.nodeCount(); i++) {
      tree.copyNode(i, word, 0);
      json.ascii(i == 0 ? "" : ",").hash(word);
    }
    json.ascii("],\"values\":[");
    String before = quoted(leaf.before());
    for (int i = 0; i < order.length; i++) {
      load(order[i]);
      json.ascii(i == 0 ? "{\"value\":[" : ",{\"value\":[").ascii(before);
      json.address(account).ascii(",").amount(word).ascii("],\"treeIndex\":");
      json.ascii(Integer.toString(tree.treeIndex(order[i]))).ascii("}");
    }
    json.ascii("]}\n").sync();
  }

  private static String quoted(List<String> texts) {
    return texts.isEmpty() ? "" : "\"" + String.join("\",\"", texts) + "\",";
  }

  private void writeClaims(Path directory) throws IOException {
    int next = 0;
    Path empty = null;
    for (int shard = 0; shard < SHARDS; shard++) {
      Path file = directory.resolve(shardName(shard));
      boolean isEmpty = next == order.length || shardOf(order[next]) != shard;
      if (isEmpty && empty != null && link(file, empty)) {
        continue;
      }
      try (JsonFile json = create(file)) {
        next = writeShard(json, shard, next);
      }
      empty = isEmpty ? file : empty;
    }
    WholeFile.sync(directory);
  }

  /**
   * Gives a file a second name: thousands of files with the same three bytes cost a small batch
   * more than all else that is paid. False where the disk knows no such names, or no more of them.
   */
  private static boolean link(Path name, Path file) {
    try {
      Files.createLink(name, file);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // A file of its own says what is wrong, if anything is.
    }
  }

  /**
   * Writes the claims of a shard.
   *
   * @param first where the accounts of the shard begin, if it has any
   * @return where those of the next shard begin
   */
  private int writeShard(JsonFile json, int shard, int first) throws IOException {
    int next = first;
    json.ascii("{");
    while (next < order.length && shardOf(order[next]) == shard) {
      load(order[next]);
      json.ascii(next == first ? "" : ",").address(account);
      json.ascii(":{\"amount\":").amount(word).ascii(",\"proof\":[");
      writeProof(json, tree.treeIndex(order[next]));
      json.ascii("]}");
      next++;
    }
    json.ascii("}\n");
    // Thousands of syncs cost seconds; a shard without accounts has nothing to lose.
    if (next > first) {
      json.sync();
    }
    return next;
  }

  private void writeProof(JsonFile json, int leafIndex) throws IOException {
    String separator = "";
    for (int index = leafIndex; index > 0; index = StandardTree.parent(index)) {
      tree.copyNode(StandardTree.sibling(index), word, 0);
      json.ascii(separator).hash(word);
      separator = ",";
    }
  }

  private int shardOf(int position) {
    list.copyAccount(position, account, 0);
    return (account[0] & 0xff) << 4 | (account[1] & 0xff) >> 4;
  }

  private void load(int position) {
    list.copyAccount(position, account, 0);
    list.copyAmount(position, word, 0);
  }
}
