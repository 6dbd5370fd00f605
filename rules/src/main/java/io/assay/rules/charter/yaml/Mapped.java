package io.assay.rules.charter.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** A kind whose values are turned into another Java form, which must always be possible. */
record Mapped<S, T>(Kind<S> kind, Function<S, T> form) implements Kind<T> {

  @Override
  public T read(Value value) {
    return form.apply(kind.read(value));
  }

  @Override
  public String expected() {
    return kind.expected();
  }

  @Override
  public ObjectNode schema() {
    return kind.schema();
  }

  @Override
  public List<Keys> nested() {
    return kind.nested();
  }
}
