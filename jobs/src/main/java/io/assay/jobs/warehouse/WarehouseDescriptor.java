package io.assay.jobs.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.assay.jobs.exit.ExitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * What {@code warehouse.json} says: the format, the dataset, and the contracts whose addresses the
 * leaves contain. Written once by {@code init}.
 *
 * @param format version of the warehouse's layout
 * @param dataset id of the dataset
 * @param chainId chain of the contracts
 * @param registry address of the BatchRegistry, EIP-55
 * @param distributor address of the RewardDistributor, EIP-55
 * @param token address of the ERC-20 that is paid out, EIP-55
 */
public record WarehouseDescriptor(
    int format, String dataset, long chainId, String registry, String distributor, String token) {
  /** The format this program reads and writes. */
  public static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Whether the directory is a warehouse. */
  public static boolean isPresent(Warehouse warehouse) {
    return Files.exists(warehouse.descriptor());
  }

  /**
   * Reads the descriptor.
   *
   * @throws ExitException usage, when the directory is no warehouse or of a newer format
   */
  public static WarehouseDescriptor read(Warehouse warehouse) {
    if (!isPresent(warehouse)) {
      throw ExitException.usage(
          "%s is not a warehouse: warehouse.json is missing. Create it with: assay init --warehouse %s --charter FILE"
              .formatted(warehouse.root(), warehouse.root()));
    }
    WarehouseDescriptor descriptor = parse(warehouse);
    if (descriptor == null || descriptor.format() != FORMAT) {
      throw ExitException.usage(
          "Warehouse %s has format %s (expected: %d). Use the version of assay that wrote it, or a newer one."
              .formatted(
                  warehouse.root(), descriptor == null ? "none" : descriptor.format(), FORMAT));
    }
    return descriptor;
  }

  /**
   * Reads the descriptor of a warehouse that is to hold a dataset.
   *
   * @throws ExitException usage, also when it holds another one
   */
  public static WarehouseDescriptor readFor(Warehouse warehouse, String dataset) {
    WarehouseDescriptor descriptor = read(warehouse);
    if (!descriptor.dataset().equals(dataset)) {
      throw ExitException.usage(
          "Warehouse %s holds the dataset %s (expected: %s, as the charter says). Name another directory."
              .formatted(warehouse.root(), descriptor.dataset(), dataset));
    }
    return descriptor;
  }

  private static @Nullable WarehouseDescriptor parse(Warehouse warehouse) {
    try {
      return JSON.readValue(warehouse.descriptor().toFile(), WarehouseDescriptor.class);
    } catch (JsonProcessingException e) {
      throw ExitException.usage(
          "Cannot read %s: it is not the JSON that init writes. Restore it from a copy."
              .formatted(warehouse.descriptor()));
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read %s: %s. Check its permissions."
              .formatted(warehouse.descriptor(), StorageFault.of(e)),
          e);
    }
  }

  /** Writes the descriptor whole or not at all. */
  public void write(Warehouse warehouse) throws IOException {
    AtomicFile.write(
        warehouse.descriptor(),
        (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
