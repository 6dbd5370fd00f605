package io.assay.jobs.report.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.spdx.core.IndividualUriValue;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.core.TypedValue;
import org.spdx.storage.IModelStore;
import org.spdx.storage.PropertyDescriptor;

/**
 * SPDX's JSON-LD of a model store, sorted throughout. The library's own writer of it is a project
 * of its own that brings twenty further libraries and reads SPDX's whole schema for each document;
 * a test compares the two.
 */
final class SpdxJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
  private static final String CREATION = "_:creationInfo";

  private final IModelStore store;

  private SpdxJson(IModelStore store) {
    this.store = store;
  }

  /** All elements of the store. */
  static ObjectNode of(IModelStore store) throws InvalidSPDXAnalysisException {
    SpdxJson json = new SpdxJson(store);
    ArrayNode graph = JSON.arrayNode();
    List<TypedValue> items = new ArrayList<>(store.getAllItems(null, null).toList());
    items.sort(Comparator.comparing(TypedValue::getObjectUri));
    for (TypedValue item : items) {
      boolean isCreation = item.getType().equals("Core.CreationInfo");
      if (isCreation || !store.isAnon(item.getObjectUri())) {
        graph.add(json.object(item));
      }
    }
    ObjectNode root = JSON.objectNode();
    root.put("@context", CONTEXT);
    root.set("@graph", graph);
    return root;
  }

  private ObjectNode object(TypedValue item) throws InvalidSPDXAnalysisException {
    ObjectNode object = JSON.objectNode();
    String uri = item.getObjectUri();
    if (!store.isAnon(uri)) {
      object.put("spdxId", uri);
    } else if (item.getType().equals("Core.CreationInfo")) {
      object.put("@id", CREATION);
    }
    object.put("type", type(item.getType()));
    List<PropertyDescriptor> properties = new ArrayList<>(store.getPropertyValueDescriptors(uri));
    properties.sort(Comparator.comparing(SpdxJson::name));
    for (PropertyDescriptor property : properties) {
      if (store.isCollectionProperty(uri, property)) {
        object.set(name(property), array(uri, property));
      } else {
        object.set(name(property), value(store.getValue(uri, property).orElseThrow()));
      }
    }
    return object;
  }

  /** The model's collections are sets, so their order is ours. */
  private ArrayNode array(String uri, PropertyDescriptor property)
      throws InvalidSPDXAnalysisException {
    List<JsonNode> values = new ArrayList<>();
    for (Iterator<Object> all = store.listValues(uri, property); all.hasNext(); ) {
      values.add(value(all.next()));
    }
    values.sort(Comparator.comparing(JsonNode::toString));
    return JSON.arrayNode().addAll(values);
  }

  private JsonNode value(Object value) throws InvalidSPDXAnalysisException {
    if (value instanceof TypedValue reference) {
      if (reference.getType().equals("Core.CreationInfo")) {
        return JSON.textNode(CREATION);
      }
      return store.isAnon(reference.getObjectUri())
          ? object(reference)
          : JSON.textNode(reference.getObjectUri());
    }
    if (value instanceof IndividualUriValue individual) {
      String uri = individual.getIndividualURI();
      return JSON.textNode(uri.substring(uri.lastIndexOf('/') + 1));
    }
    if (value instanceof Integer number) {
      return JSON.numberNode(number);
    }
    return JSON.textNode((String) value);
  }

  /** {@code Software.SpdxFile} is {@code software_File}, and {@code Core.Hash} is {@code Hash}. */
  private static String type(String type) {
    int point = type.indexOf('.');
    String name = type.substring(point + 1);
    return prefix(type.substring(0, point))
        + (name.equals("SpdxFile") || name.equals("SpdxPackage") ? name.substring(4) : name);
  }

  private static String name(PropertyDescriptor property) {
    String[] parts = property.getNameSpace().split("/");
    return prefix(parts[parts.length - 1]) + property.getName();
  }

  private static String prefix(String profile) {
    return profile.equals("Core") ? "" : profile.toLowerCase(Locale.ROOT) + "_";
  }
}
