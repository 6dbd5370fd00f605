package io.assay.lineage.event;

/**
 * The name under which a job is known to lineage consumers.
 *
 * @param namespace not blank, for example {@code assay} or what OPENLINEAGE_NAMESPACE says
 * @param name unique in the namespace, not blank, for example {@code prompt-commons.dedupe}
 */
public record JobName(String namespace, String name) {
  public JobName {
    if (namespace.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "job: \"%s\", \"%s\" (expected: namespace and name)".formatted(namespace, name));
    }
  }
}
