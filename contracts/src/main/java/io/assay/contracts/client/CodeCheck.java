package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Holds what lies on the chain against the address book and this build. Immutable values stand
 * inside the code, so their places are compared as zeros; that they are the book's follows from the
 * address, which a creation with other arguments would not have given.
 */
final class CodeCheck {

  private final Node node;

  CodeCheck(Node node) {
    this.node = node;
  }

  /** Every difference in a sentence; empty when there is none. */
  List<String> differences(AddressBook book) {
    List<String> found = new ArrayList<>();
    for (AddressBook.Contract contract : book.contracts()) {
      byte[] code = HexFormat.of().parseHex(node.code(contract.address()).substring(2));
      Hash hash = Hash.of(Keccak256.of(code));
      String what = contract.name() + " at " + contract.address();
      if (code.length == 0) {
        found.add(what + " has no code on this chain.");
        continue;
      }
      if (!hash.equals(contract.codeHash())) {
        found.add(
            "%s has code %s (expected: %s, as the address book says)."
                .formatted(what, hash, contract.codeHash()));
      }
      if (ContractSet.NAMES.contains(contract.name())) {
        compareWithBuild(book, contract, code, found);
      }
    }
    return found;
  }

  private static void compareWithBuild(
      AddressBook book, AddressBook.Contract contract, byte[] code, List<String> found) {
    String what = contract.name() + " at " + contract.address();
    if (!isOfThisBuild(contract.name(), code)) {
      found.add(what + " has other code than this build gives.");
    }
    String initCode =
        Artifact.bytecode(contract.name()) + contract.constructorArguments().substring(2);
    if (!ContractSet.address(book.datasetId(), initCode).equals(contract.address())) {
      found.add(
          what + " was not created by this build with the arguments that the address book says.");
    }
  }

  private static boolean isOfThisBuild(String name, byte[] code) {
    JsonNode built = Artifact.deployed(name);
    byte[] expected = HexFormat.of().parseHex(built.path("code").asText().substring(2));
    if (code.length != expected.length) {
      return false;
    }
    byte[] masked = code.clone();
    for (JsonNode place : built.path("immutables")) {
      int start = place.get(0).asInt();
      Arrays.fill(masked, start, start + place.get(1).asInt(), (byte) 0);
    }
    return Arrays.equals(masked, expected);
  }
}
