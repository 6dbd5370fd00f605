package io.assay.rules.charter;

import java.io.Serializable;

/** A typed property of items, for rules, dimensions and gates; not part of the content. */
public record Attribute(Source column, AttributeType type) implements Serializable {}
