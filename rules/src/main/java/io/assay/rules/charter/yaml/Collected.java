package io.assay.rules.charter.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Kinds of values that hold others. */
public final class Collected {

  private Collected() {}

  /** A list of any length. */
  public static <T> Kind<List<T>> list(Kind<T> element) {
    return new Listed<>(element, 0, false);
  }

  /** A list whose elements all differ, with at least so many of them. */
  public static <T> Kind<List<T>> distinct(Kind<T> element, int minimum) {
    return new Listed<>(element, minimum, true);
  }

  /** A mapping with keys of the author's own choice, at least one. */
  public static <K, T> Kind<Map<K, T>> entries(Kind<K> key, Kind<T> value) {
    return new Entries<>(key, value);
  }

  /** A mapping with these keys, made into a record. */
  public static <T> Kind<T> mapping(Keys keys, Function<Section, T> record) {
    return new Fixed<>(keys, record);
  }

  /** Either a single value or a mapping, told apart by what was written. */
  public static <T> Kind<T> scalarOr(Kind<T> scalar, Kind<T> mapping) {
    return new Either<>(scalar, mapping);
  }

  private record Listed<T>(Kind<T> element, int minimum, boolean distinct)
      implements Kind<List<T>> {

    @Override
    public List<T> read(Value value) {
      if (!(value.tree() instanceof Tree.Sequence sequence)
          || sequence.elements().size() < minimum) {
        throw value.wrong(expected(), "Write a list: [a, b].");
      }
      List<T> elements = new ArrayList<>();
      Set<T> seen = new HashSet<>();
      for (Value each : value.elements()) {
        T read = element.read(each);
        if (!seen.add(read) && distinct) {
          throw each.wrong(
              Shown.value(each.tree()) + " a second time",
              "each value once",
              "Remove one of the two.");
        }
        elements.add(read);
      }
      return elements;
    }

    @Override
    public String expected() {
      String least =
          minimum == 0
              ? ""
              : " with at least " + minimum + (minimum == 1 ? " element" : " elements");
      return "a list"
          + least
          + (distinct ? ", all different" : "")
          + "; each "
          + element.expected();
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema =
          JsonSchema.ofType("array").put("minItems", minimum).put("uniqueItems", distinct);
      schema.set("items", element.schema());
      return schema;
    }

    @Override
    public List<Keys> nested() {
      return element.nested();
    }
  }

  private record Entries<K, T>(Kind<K> key, Kind<T> value) implements Kind<Map<K, T>> {

    @Override
    public Map<K, T> read(Value found) {
      if (!(found.tree() instanceof Tree.Mapping mapping) || mapping.members().isEmpty()) {
        throw found.wrong(expected(), "Write { name: value }.");
      }
      Map<K, T> entries = new LinkedHashMap<>();
      for (Map.Entry<String, Tree> member : mapping.members().entrySet()) {
        Value at = found.member(member.getKey());
        Tree name = new Tree.Scalar(at.tree().place(), ScalarType.STRING, member.getKey());
        entries.put(key.read(new Value(name, at.path())), value.read(at));
      }
      return entries;
    }

    @Override
    public String expected() {
      return "a mapping from " + key.expected() + " to " + value.expected();
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = JsonSchema.ofType("object").put("minProperties", 1);
      schema.set("propertyNames", key.schema());
      schema.set("additionalProperties", value.schema());
      return schema;
    }

    @Override
    public List<Keys> nested() {
      return value.nested();
    }
  }

  private record Fixed<T>(Keys keys, Function<Section, T> record) implements Kind<T> {

    @Override
    public T read(Value value) {
      return record.apply(Section.of(value, keys));
    }

    @Override
    public String expected() {
      return "a mapping with the keys " + String.join(", ", keys.names());
    }

    @Override
    public ObjectNode schema() {
      return JsonSchema.mapping(keys);
    }

    @Override
    public List<Keys> nested() {
      return List.of(keys);
    }
  }

  private record Either<T>(Kind<T> scalar, Kind<T> mapping) implements Kind<T> {

    @Override
    public T read(Value value) {
      return (value.tree() instanceof Tree.Mapping ? mapping : scalar).read(value);
    }

    @Override
    public String expected() {
      return scalar.expected() + ", or " + mapping.expected();
    }

    @Override
    public ObjectNode schema() {
      return JsonSchema.oneOf(scalar.schema(), mapping.schema());
    }

    @Override
    public List<Keys> nested() {
      return mapping.nested();
    }
  }
}
