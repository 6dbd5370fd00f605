package io.assay.jobs.report.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document in the making, with an account of each field: where its value came from, or that
 * it is missing. Fields stand in the order in which they are stated. Not thread-safe.
 */
final class Draft {
  /** Maps have no order of their own, so that names decide. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final String document;
  private final ObjectNode root = JSON.createObjectNode();
  private final List<Account> accounts = new ArrayList<>();

  Draft(String document) {
    this.document = document;
  }

  /**
   * What is known of one field.
   *
   * @param document file name of the document
   * @param field JSON pointer into it
   * @param origins where the value comes from; none if it is missing
   * @param remedy what would fill it, empty unless it is missing
   */
  record Account(String document, String field, List<Origin> origins, String remedy) {
    Account {
      origins = List.copyOf(origins);
    }

    boolean isMissing() {
      return origins.isEmpty();
    }
  }

  /**
   * Writes a field if there is something to write.
   *
   * @param pointer names separated by {@code /}, as in a JSON pointer; objects on the way are made
   * @param fact null when nobody said or measured it
   * @param remedy who could fill it in, and where
   */
  Draft state(String pointer, @Nullable Fact<?> fact, String remedy) {
    return fact == null ? missing(pointer, remedy) : state(pointer, fact);
  }

  /** Writes a field. */
  Draft state(String pointer, Fact<?> fact) {
    put(pointer, fact.value());
    return account(pointer, fact);
  }

  /** Accounts for a field that somebody else writes. */
  Draft account(String pointer, Fact<?> fact) {
    accounts.add(new Account(document, pointer, fact.origins(), ""));
    return this;
  }

  /** Writes a part that is accounted for piece by piece. */
  void attach(String name, Object value) {
    root.set(name, JSON.valueToTree(value));
  }

  /** Takes a document as somebody else wrote it; its fields are accounted for one by one. */
  void replace(ObjectNode written) {
    root.setAll(written);
  }

  /** Says that a field has no value. */
  Draft missing(String pointer, String remedy) {
    accounts.add(new Account(document, pointer, List.of(), remedy));
    return this;
  }

  private void put(String pointer, Object value) {
    String[] names = pointer.substring(1).split("/");
    ObjectNode parent = root;
    for (int i = 0; i < names.length - 1; i++) {
      parent = parent.withObject("/" + names[i]);
    }
    parent.set(names[names.length - 1], JSON.valueToTree(value));
  }

  String document() {
    return document;
  }

  ObjectNode root() {
    return root;
  }

  List<Account> accounts() {
    return List.copyOf(accounts);
  }
}
