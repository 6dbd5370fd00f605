package io.assay.lineage.event;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.openlineage.client.OpenLineage;
import java.net.URI;
import java.util.Map;

/**
 * A run facet of our own. Its schema lies in this module's resources under {@code
 * openlineage/facets/<version>/}; a changed schema gets a new version beside the old one.
 */
final class AssayFacet implements OpenLineage.RunFacet {
  private static final String SCHEMA = "urn:assay:openlineage:facets:1-0-0:%1$s.json#/$defs/%1$s";

  private final URI producer;
  private final URI schema;
  private final Map<String, Object> values;

  private AssayFacet(URI producer, String name, Map<String, Object> values) {
    this.producer = producer;
    this.schema = URI.create(SCHEMA.formatted(name));
    this.values = values;
  }

  static AssayFacet of(URI producer, BatchRef batch) {
    return new AssayFacet(producer, "AssayBatchRunFacet", batch.facet());
  }

  static AssayFacet of(URI producer, AnchorRef anchor) {
    return new AssayFacet(producer, "AssayAnchorRunFacet", anchor.facet());
  }

  @Override
  @JsonProperty("_producer")
  public URI get_producer() {
    return producer;
  }

  @Override
  @JsonProperty("_schemaURL")
  public URI get_schemaURL() {
    return schema;
  }

  @Override
  @JsonAnyGetter
  public Map<String, Object> getAdditionalProperties() {
    return values;
  }
}
