package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The address book as JSON, both ways; see {@code lineage/FORMAT.md}. */
public final class AddressBookJson {

  private static final String FORMAT = "assay-addresses-1";

  private static final ObjectMapper JSON = new ObjectMapper();

  private AddressBookJson() {}

  /** The bytes of the file. */
  public static byte[] write(AddressBook book) {
    ObjectNode json = JSON.createObjectNode().put("format", FORMAT);
    json.put("chainId", Long.toString(book.chainId())).put("datasetId", book.datasetId().hex());
    json.put("block", Long.toString(book.deployment().block()));
    Deployment deployment = book.deployment();
    json.putObject("addresses")
        .put("accessManager", deployment.accessManager().toString())
        .put("timelock", deployment.timelock().toString())
        .put("registry", deployment.registry().toString())
        .put("tokens", deployment.tokens().toString())
        .put("distributor", deployment.distributor().toString())
        .put("token", deployment.token().toString());
    ArrayNode contracts = json.putArray("contracts");
    for (AddressBook.Contract contract : book.contracts()) {
      contracts
          .addObject()
          .put("name", contract.name())
          .put("address", contract.address().toString())
          .put("codeHash", contract.codeHash().hex())
          .put("constructorArguments", contract.constructorArguments());
    }
    ObjectNode roles = json.putObject("roles");
    book.roles().forEach((role, holder) -> roles.put(role, holder.toString()));
    return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads it back.
   *
   * @throws IOException when it is not what {@link #write} gives
   */
  public static AddressBook read(byte[] bytes) throws IOException {
    JsonNode json = JSON.readTree(bytes);
    if (!json.path("format").asText().equals(FORMAT)) {
      throw new IOException(
          "format: " + json.path("format").asText() + " (expected: " + FORMAT + ")");
    }
    try {
      JsonNode at = json.path("addresses");
      return new AddressBook(
          Long.parseLong(json.path("chainId").asText()),
          Hash.ofHex(json.path("datasetId").asText()),
          new Deployment(
              address(at, "accessManager"),
              address(at, "timelock"),
              address(at, "registry"),
              address(at, "tokens"),
              address(at, "distributor"),
              address(at, "token"),
              Long.parseLong(json.path("block").asText())),
          contracts(json.path("contracts")),
          roles(json.path("roles")));
    } catch (IllegalArgumentException e) {
      throw new IOException("not as it was written: " + e.getMessage(), e);
    }
  }

  private static List<AddressBook.Contract> contracts(JsonNode array) {
    List<AddressBook.Contract> contracts = new ArrayList<>();
    for (JsonNode contract : array) {
      contracts.add(
          new AddressBook.Contract(
              contract.path("name").asText(),
              address(contract, "address"),
              Hash.ofHex(contract.path("codeHash").asText()),
              contract.path("constructorArguments").asText()));
    }
    return contracts;
  }

  private static Map<String, Address> roles(JsonNode object) {
    Map<String, Address> roles = new TreeMap<>();
    object
        .fields()
        .forEachRemaining(e -> roles.put(e.getKey(), new Address(e.getValue().asText())));
    return roles;
  }

  private static Address address(JsonNode json, String name) {
    return new Address(json.path(name).asText());
  }
}
