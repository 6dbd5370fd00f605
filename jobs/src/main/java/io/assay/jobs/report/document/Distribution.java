package io.assay.jobs.report.document;

import io.assay.jobs.report.document.DatasetFacts.Column;
import io.assay.jobs.report.document.DatasetFacts.DataFile;
import io.assay.jobs.report.document.DatasetFacts.Table;
import io.assay.rules.charter.Attribute;
import io.assay.rules.charter.AttributeType;
import io.assay.rules.charter.Columns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Croissant's resources and record sets: the tables that hold the dataset, file by file.
 *
 * <p>The accepted dataset is a join, not a file, so what is distributed are the tables that it is a
 * join of. Their files are written once, which is why each can carry its checksum in a dataset that
 * goes on growing. A file that erasure removes is in no later document; an earlier document then
 * names a file that is gone, which is what erasure means.
 */
final class Distribution {
  /** From the directory of the documents to that of the tables. */
  private static final String TABLES = "../../tables/";

  private static final String PARQUET = "application/x-parquet";
  private static final String CONTENTS = "contents";

  private final Columns columns;

  Distribution(DatasetFacts facts) {
    this.columns = facts.charter().intake().columns();
  }

  /** The files of a table, and the set of them that its record set reads. */
  List<Map<String, Object>> resources(Table table) {
    List<Map<String, Object>> resources = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (DataFile file : table.files()) {
      String path = table.name() + "/" + file.path();
      paths.add(TABLES + path);
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("@type", "cr:FileObject");
      object.put("@id", path);
      object.put("name", path);
      object.put("contentUrl", TABLES + path);
      object.put("contentSize", file.bytes() + " B");
      object.put("encodingFormat", PARQUET);
      object.put("sha256", file.sha256());
      resources.add(object);
    }
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("@type", "cr:FileSet");
    set.put("@id", table.name() + "-files");
    set.put("name", table.name() + "-files");
    set.put(
        "description",
        "Data files of the Delta table %s at version %d.".formatted(table.name(), table.version()));
    set.put("encodingFormat", PARQUET);
    set.put("includes", paths);
    resources.add(set);
    return resources;
  }

  /** The rows of a table. */
  Map<String, Object> records(Table table) {
    Map<String, Object> records = new LinkedHashMap<>();
    records.put("@type", "cr:RecordSet");
    records.put("@id", table.name());
    records.put("name", table.name());
    records.put("description", description(table.name()));
    if (table.name().equals(CONTENTS)) {
      records.put("key", List.of(reference("contents/batch_id"), reference("contents/item_id")));
    }
    records.put("field", table.columns().stream().map(column -> field(table, column)).toList());
    return records;
  }

  private static String description(String table) {
    return switch (table) {
      case CONTENTS ->
          "What was contributed, as delivered. It is in the accepted dataset if the newest verdict on it accepts it.";
      case "verdicts" ->
          "What became of each item. A later row supersedes the one whose leaf it names; verdict is accepted, rejected or review.";
      case "items" -> "Who contributed each item, when, and under which licence.";
      default -> "Rows of the table " + table + ".";
    };
  }

  private Map<String, Object> field(Table table, Column column) {
    String id = table.name() + "/" + column.name();
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("@type", "cr:Field");
    field.put("@id", id);
    field.put("name", column.name());
    if (column.type().startsWith("map<")) {
      field.put("subField", members(table, column, id));
      return field;
    }
    boolean isArray = column.type().startsWith("array<");
    field.put("dataType", dataType(column.type()));
    field.put("source", source(table, column));
    if (isArray) {
      field.put("isArray", true);
      field.put("arrayShape", "-1");
    }
    if (!table.name().equals(CONTENTS) && column.name().equals("item_id")) {
      field.put("references", reference("contents/item_id"));
    }
    return field;
  }

  /** The entries of a map, which the charter names. */
  private List<Map<String, Object>> members(Table table, Column column, String id) {
    Map<String, String> types = new LinkedHashMap<>();
    if (column.name().equals("content")) {
      columns.content().forEach(name -> types.put(name, "sc:Text"));
    } else {
      columns.attributes().forEach((name, attribute) -> types.put(name, dataType(attribute)));
    }
    List<Map<String, Object>> members = new ArrayList<>();
    types.forEach(
        (name, type) -> {
          Map<String, Object> source = source(table, column);
          source.put("transform", Map.of("jsonPath", jsonPath(name)));
          Map<String, Object> member = new LinkedHashMap<>();
          member.put("@type", "cr:Field");
          member.put("@id", id + "/" + name);
          member.put("name", name);
          member.put("dataType", type);
          member.put("source", source);
          members.add(member);
        });
    return members;
  }

  /** A member by its name in single quotes, as RFC 9535 escapes it. */
  private static String jsonPath(String name) {
    return "$['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }

  private static Map<String, Object> source(Table table, Column column) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("fileSet", reference(table.name() + "-files"));
    source.put("extract", Map.of("column", column.name()));
    return source;
  }

  private static String dataType(Attribute attribute) {
    return attribute.type() == AttributeType.STRING ? "sc:Text" : dataType(attribute.type().key());
  }

  private static String dataType(String type) {
    return switch (type) {
      case "int", "integer", "bigint", "long" -> "sc:Integer";
      case "double", "number" -> "sc:Float";
      case "boolean" -> "sc:Boolean";
      case "timestamp" -> "sc:DateTime";
      case "date" -> "sc:Date";
      default -> "sc:Text";
    };
  }

  private static Map<String, Object> reference(String id) {
    return Map.of("@id", id);
  }
}
