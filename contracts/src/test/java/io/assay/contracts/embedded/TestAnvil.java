package io.assay.contracts.embedded;

import java.nio.file.Path;

/** The node's program that the build installs; tests fail, not skip, without it. */
public final class TestAnvil {

  private TestAnvil() {}

  public static Path binary() {
    return AnvilBinary.locate(System.getenv(), Path.of("target", "solidity", "anvil"));
  }
}
