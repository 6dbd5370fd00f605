package io.assay.rules.charter.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * A type of value: how it is read, and how the same is said to people and to editors.
 *
 * @param <T> what reading gives
 */
public interface Kind<T> {

  /**
   * The value in its Java form.
   *
   * @throws Defect if the value is of another kind
   */
  T read(Value value);

  /** What is expected, in words, to stand after "expected:". */
  String expected();

  /** The same as a JSON Schema (2020-12). */
  ObjectNode schema();

  /** The keys of the mappings inside, in which documentation goes on; empty for scalars. */
  default List<Keys> nested() {
    return List.of();
  }

  /**
   * The same kind, whose values are turned into another Java form, which must always be possible.
   */
  default <R> Kind<R> as(Function<T, R> form) {
    return new Mapped<>(this, form);
  }
}
