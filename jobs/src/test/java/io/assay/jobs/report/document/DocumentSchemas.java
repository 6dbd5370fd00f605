package io.assay.jobs.report.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** The schemas in {@code documents/} of the test resources. */
final class DocumentSchemas {
  private static final String BASE = "https://assay.invalid/documents/";
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          builder ->
              builder.schemaMappers(mappers -> mappers.mapPrefix(BASE, "classpath:documents/")));

  private DocumentSchemas() {}

  /** What is wrong with a document, in words. */
  static List<String> defects(String schema, JsonNode document) {
    return FACTORY.getSchema(SchemaLocation.of(BASE + schema)).validate(document).stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }
}
