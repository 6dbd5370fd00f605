package io.assay.lineage.payout;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.FixedBytes;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.StandardTree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A rewards tree as its payout files tell it: the accounts and amounts of {@code tree.json}, and
 * the tree that follows from them, whose root must be the one that the file says. 84 bytes for each
 * account, no object. Immutable.
 */
public final class PayoutTree {
  private static final int FIELDS = 4;

  private final FixedBytes accounts = new FixedBytes(Address.BYTES);
  private final FixedBytes amounts = new FixedBytes(Hash.BYTES);
  private final StandardTree tree;
  private final int[] atNode;

  private PayoutTree(Path file) throws IOException {
    Hash root = Hash.ZERO;
    PayoutList list = new PayoutList();
    String[] before = {"0", Address.ZERO.checksummed()};
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      while (json.nextToken() != null) {
        if (json.currentToken() != JsonToken.FIELD_NAME) {
          continue;
        }
        String name = json.currentName();
        json.nextToken();
        if (name.equals("tree")) {
          root = firstNode(json, file);
        } else if (name.equals("values")) {
          readValues(json, file, list, before);
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw PayoutException.unreadable(file, "it is no JSON");
    }
    tree = list.tree(PayoutLeaf.rewards(new BigInteger(before[0]), address(before[1], file)));
    if (!tree.root().equals(root)) {
      throw PayoutException.unreadable(
          file,
          "its accounts and amounts give the root %s, and it says %s".formatted(tree.root(), root));
    }
    atNode = new int[tree.nodeCount()];
    Arrays.fill(atNode, -1);
    for (int i = 0; i < list.size(); i++) {
      atNode[tree.treeIndex(i)] = i;
    }
  }

  /**
   * Reads the tree of a directory of payout files.
   *
   * @throws PayoutException when it is not the rewards tree that payout files hold
   */
  public static PayoutTree read(Path directory) throws IOException {
    Path file = directory.resolve(PayoutFiles.TREE);
    if (!Files.isRegularFile(file)) {
      throw PayoutException.unreadable(file, "there is no such file");
    }
    return new PayoutTree(file);
  }

  private static Hash firstNode(JsonParser json, Path file) throws IOException {
    Hash first = Hash.ZERO;
    boolean isFirst = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw PayoutException.unreadable(file, "a node is no text");
      }
      first = isFirst ? hash(json.getText(), file) : first;
      isFirst = false;
    }
    return first;
  }

  private void readValues(JsonParser json, Path file, PayoutList list, String[] before)
      throws IOException {
    byte[] word = new byte[Hash.BYTES];
    while (json.nextToken() != JsonToken.END_ARRAY) {
      List<String> value = value(json);
      if (value.size() != FIELDS) {
        throw PayoutException.unreadable(
            file, "a leaf has %d values, and those of rewards 4".formatted(value.size()));
      }
      before[0] = value.get(0);
      before[1] = value.get(1);
      byte[] amount = amount(value.get(3), file).toByteArray();
      int length = Math.min(amount.length, word.length);
      Arrays.fill(word, (byte) 0);
      System.arraycopy(amount, amount.length - length, word, word.length - length, length);
      byte[] account = address(value.get(2), file).bytes();
      list.add(account, word);
      accounts.add(account, 0);
      amounts.add(word, 0);
    }
  }

  /** The texts of one element; its tree index follows from the leaves. */
  private static List<String> value(JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      if (json.currentToken() == null) {
        return texts;
      }
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        texts.add(json.getText());
      }
    }
    return texts;
  }

  private static Hash hash(String text, Path file) {
    try {
      return Hash.ofHex(text);
    } catch (IllegalArgumentException e) {
      throw PayoutException.unreadable(file, "a node is no hash");
    }
  }

  private static Address address(String text, Path file) {
    try {
      return new Address(text);
    } catch (IllegalArgumentException e) {
      throw PayoutException.unreadable(file, "a leaf has no address where one belongs");
    }
  }

  private static BigInteger amount(String text, Path file) {
    boolean isAmount = text.length() <= 78 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    BigInteger amount =
        isAmount && !text.isEmpty() ? new BigInteger(text) : BigInteger.ONE.negate();
    if (amount.signum() < 0 || amount.bitLength() > Hash.BYTES * Byte.SIZE) {
      throw PayoutException.unreadable(file, "a leaf has no amount where one belongs");
    }
    return amount;
  }

  /** The root; {@link Hash#ZERO} without accounts. */
  public Hash root() {
    return tree.root();
  }

  /** Number of accounts. */
  public int size() {
    return accounts.size();
  }

  /** Number of nodes: the leaves are the last {@link #size()} of them. */
  public int nodeCount() {
    return tree.nodeCount();
  }

  /** The account of the leaf at a tree index. */
  public Address account(int leafNode) {
    byte[] bytes = new byte[Address.BYTES];
    accounts.copy(atNode[leafNode], bytes, 0);
    return Address.of(bytes);
  }

  /** What the leaf at a tree index says was earned, in base units. */
  public BigInteger amount(int leafNode) {
    byte[] word = new byte[Hash.BYTES];
    amounts.copy(atNode[leafNode], word, 0);
    return new BigInteger(1, word);
  }

  /** The siblings that lead from any node to the root, upwards. */
  public List<Hash> proof(int node) {
    List<Hash> siblings = new ArrayList<>();
    for (int index = node; index > 0; index = StandardTree.parent(index)) {
      siblings.add(tree.node(StandardTree.sibling(index)));
    }
    return siblings;
  }
}
