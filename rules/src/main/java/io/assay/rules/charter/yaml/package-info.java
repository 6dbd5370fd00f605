/**
 * A strict reading of YAML 1.2 (core schema) into typed values, where every error knows its line
 * and key, and where the keys that are read are also the keys that an editor's JSON Schema lists.
 * Stands between the charter's text and its sections; must know nothing of what a charter says.
 */
@NullMarked
package io.assay.rules.charter.yaml;

import org.jspecify.annotations.NullMarked;
