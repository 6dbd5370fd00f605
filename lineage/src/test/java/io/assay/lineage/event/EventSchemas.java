package io.assay.lineage.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Validates events offline: against OpenLineage's core schema, and each facet against its own. */
public final class EventSchemas {
  private static final String CORE = "https://openlineage.io/spec/2-0-2/OpenLineage.json";
  private static final List<Path> PLACES =
      List.of(
          Path.of("../lineage/src/test/resources/openlineage"),
          Path.of("../lineage/src/main/resources/openlineage"));

  private final Map<String, JsonNode> schemas = new HashMap<>();
  private final JsonSchemaFactory factory;

  /** Reads the schemas of this module, wherever the tests of the project run. */
  public EventSchemas() {
    Map<String, String> texts = new HashMap<>();
    for (Path place : PLACES) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
          String text = Files.readString(file);
          JsonNode schema = new ObjectMapper().readTree(text);
          schemas.put(schema.get("$id").textValue(), schema);
          texts.put(schema.get("$id").textValue(), text);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
  }

  /** Everything wrong with an event, empty if it is valid. */
  public List<String> problems(String json) throws IOException {
    JsonNode event = new ObjectMapper().readTree(json);
    List<String> problems = new ArrayList<>();
    validate(CORE + "#/$defs/RunEvent", event, problems);
    facets(event.at("/run/facets"), problems);
    facets(event.at("/job/facets"), problems);
    for (String side : List.of("inputs", "outputs")) {
      for (JsonNode dataset : event.path(side)) {
        facets(dataset.path("facets"), problems);
        facets(dataset.path("inputFacets"), problems);
        facets(dataset.path("outputFacets"), problems);
      }
    }
    return problems;
  }

  private void facets(JsonNode facets, List<String> problems) {
    Iterator<Map.Entry<String, JsonNode>> fields = facets.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> facet = fields.next();
      String url = facet.getValue().path("_schemaURL").asText();
      JsonNode schema = schemas.get(url.split("#", 2)[0]);
      if (schema == null || !schema.path("properties").has(facet.getKey())) {
        problems.add(facet.getKey() + ": " + url + " is not its schema");
      } else {
        validate(url, facet.getValue(), problems);
      }
    }
  }

  private void validate(String url, JsonNode value, List<String> problems) {
    JsonSchema schema = factory.getSchema(SchemaLocation.of(url));
    for (ValidationMessage message : schema.validate(value)) {
      problems.add(url + ": " + message.getMessage());
    }
  }
}
