package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Defect;
import io.assay.rules.charter.yaml.Nearest;
import io.assay.rules.charter.yaml.Shown;
import io.assay.rules.charter.yaml.Tree;
import io.assay.rules.charter.yaml.Value;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Checks that what one part of a charter names is declared in another. */
final class References {

  /** Columns of every item that gates may name besides content fields and attributes. */
  private static final List<String> ITEM_COLUMNS =
      List.of("content_digest", "item_id", "licence", "source", "contributor");

  /** Keys of the column mapping, besides the contributor, whose value may be missing. */
  private static final List<String> REQUIRABLE = List.of("submitted-at", "licence", "source");

  private final Charter charter;
  private final Value root;
  private final Columns columns;

  private References(Charter charter, Value root) {
    this.charter = charter;
    this.root = root;
    this.columns = charter.intake().columns();
  }

  static void check(Charter charter, Value root) {
    References references = new References(charter, root);
    references.requireDistinctColumns();
    references.requireDeclaredFields();
    references.requireAttributesOfDimensions();
    references.requireDimensionsOfJointTargets();
    references.requireVotesForLabels();
    references.requireColumnsOfGivenLabels();
    if (charter.rewards() != null) {
      new RewardReferences(charter, charter.rewards(), references.at("rewards")).check();
    }
    Ids.requireDistinct(
        charter.rules().stream().map(RuleEntry::id).toList(), "id", references.listAt("rules"));
    Ids.requireDistinct(
        charter.gates().stream().map(GateEntry::id).toList(), "id", references.listAt("gates"));
    for (int i = 0; i < charter.gates().size(); i++) {
      references.requireSubjectOf(charter.gates().get(i), references.at("gates").element(i));
    }
  }

  /**
   * Content fields and attributes are columns of one table, and SQL does not tell upper from lower
   * case.
   */
  private void requireDistinctColumns() {
    Set<String> taken = new HashSet<>();
    List<Value> fields = at("intake").member("columns").member("content").elements();
    for (int i = 0; i < fields.size(); i++) {
      requireNew(taken, columns.content().get(i), fields.get(i));
    }
    taken.addAll(ITEM_COLUMNS);
    for (String name : columns.attributes().keySet()) {
      requireNew(taken, name, at("intake").member("columns").member("attributes").member(name));
    }
  }

  private static void requireNew(Set<String> taken, String name, Value at) {
    if (!taken.add(name.toLowerCase(Locale.ROOT))) {
      throw at.wrong(
          "the name \"" + Shown.text(name) + "\", which is taken",
          "a name that no content field, attribute or column of every item has, ignoring case",
          "Rename it.");
    }
  }

  private void requireDeclaredFields() {
    Set<String> requirable = new LinkedHashSet<>(columns.content());
    requirable.addAll(columns.attributes().keySet());
    requirable.addAll(REQUIRABLE);
    if (columns.id() != null) {
      requirable.add("id");
    }
    if (at("intake").has("required")) {
      new Declared("what an item has", requirable).require(at("intake").member("required"));
    }
    DuplicatesSection duplicates = charter.duplicates();
    if (duplicates != null && duplicates.near() != null) {
      new Declared("a content field", new LinkedHashSet<>(columns.content()))
          .require(at("duplicates").member("near").member("fields"));
    }
  }

  private void requireAttributesOfDimensions() {
    for (int i = 0; i < dimensions().size(); i++) {
      Value dimension = at("representativeness").member("dimensions").element(i);
      if (dimensions().get(i).attribute() != null) {
        new Declared("an attribute", columns.attributes().keySet())
            .require(dimension.member("attribute"));
      }
      if (dimensions().get(i).languageOf() != null) {
        new Declared("a content field", new LinkedHashSet<>(columns.content()))
            .require(dimension.member("language-of"));
      }
    }
    RepresentativenessSection section = charter.representativeness();
    if (section != null && at("representativeness").has("combinations")) {
      new Declared("a dimension", dimensionNames())
          .require(at("representativeness").member("combinations"));
    }
  }

  private void requireDimensionsOfJointTargets() {
    RepresentativenessSection section = charter.representativeness();
    if (section == null) {
      return;
    }
    for (int i = 0; i < section.joint().size(); i++) {
      requireDimensionsOf(
          section.joint().get(i), at("representativeness").member("joint").element(i));
    }
  }

  private void requireDimensionsOf(JointTarget joint, Value at) {
    new Declared("a dimension", dimensionNames()).require(at.member("dimensions"));
    for (Value cell : at.member("target").elements()) {
      for (int i = 0; i < joint.dimensions().size(); i++) {
        String name = joint.dimensions().get(i);
        Set<String> categories = categoriesOf(name);
        if (!categories.isEmpty()) { // Otherwise a file or a batch has them.
          new Declared("a category of " + name, categories)
              .require(cell.member("values").element(i));
        }
      }
    }
  }

  private void requireVotesForLabels() {
    if (charter.labels() != null && charter.intake().votes() == null) {
      throw at("intake")
          .wrongKey(
              "votes",
              new Defect.Finding(
                  "nothing",
                  "how votes are read, since there is a section labels",
                  "Add \"votes\" under \"intake\"."));
    }
  }

  private void requireColumnsOfGivenLabels() {
    GivenLabelsSection section = charter.givenLabels();
    if (section == null) {
      return;
    }
    Value at = at("given-labels");
    new Declared("an attribute", columns.attributes().keySet()).require(at.member("attribute"));
    if (section.classifier() != null) {
      new Declared("a content field", new LinkedHashSet<>(columns.content()))
          .require(at.member("classifier").member("fields"));
    } else {
      Declared numeric = new Declared("an integer or number attribute", numericAttributes());
      section.values().forEach(v -> numeric.require(at.member("probabilities").member(v)));
    }
  }

  private void requireSubjectOf(GateEntry gate, Value at) {
    switch (gate.metric().subject()) {
      case COLUMN -> new Declared("a column of items", gateColumns()).require(at.member("column"));
      case NUMERIC_ATTRIBUTE ->
          new Declared("an integer or number attribute", numericAttributes())
              .require(at.member("column"));
      case DIMENSION ->
          new Declared("a dimension", measuredNames()).require(at.member("dimension"));
      case NONE, EXPRESSION -> {}
    }
    new MeasurableGates(charter).check(gate, at);
    boolean isOfLabels =
        gate.metric() == Metric.LABEL_AGREEMENT || gate.metric() == Metric.LABEL_ACCURACY;
    if (isOfLabels && charter.labels() == null) {
      throw at.member("metric").wrong("a section labels", "Add the section or remove the gate.");
    }
    if (gate.metric() == Metric.STALE_SHARE && charter.freshness() == null) {
      throw at.member("metric").wrong("a section freshness", "Add the section or remove the gate.");
    }
    if (gate.metric() == Metric.DUPLICATE_SHARE && charter.duplicates() == null) {
      throw at.member("metric")
          .wrong("a section duplicates", "Add the section or remove the gate.");
    }
  }

  private Set<String> gateColumns() {
    Set<String> names = new LinkedHashSet<>(columns.content());
    names.addAll(columns.attributes().keySet());
    names.addAll(ITEM_COLUMNS);
    return names;
  }

  private Set<String> numericAttributes() {
    Set<String> names = new TreeSet<>();
    columns
        .attributes()
        .forEach(
            (name, attribute) -> {
              if (attribute.type() == AttributeType.INTEGER
                  || attribute.type() == AttributeType.NUMBER) {
                names.add(name);
              }
            });
    return names;
  }

  private List<Dimension> dimensions() {
    RepresentativenessSection section = charter.representativeness();
    return section == null ? List.of() : section.dimensions();
  }

  private Set<String> dimensionNames() {
    Set<String> names = new LinkedHashSet<>();
    dimensions().forEach(dimension -> names.add(dimension.name()));
    return names;
  }

  private Set<String> measuredNames() {
    Set<String> names = dimensionNames();
    RepresentativenessSection section = charter.representativeness();
    if (section != null) {
      section.joint().forEach(joint -> names.add(joint.name()));
    }
    return names;
  }

  private Set<String> categoriesOf(String dimension) {
    for (Dimension each : dimensions()) {
      if (each.name().equals(dimension)) {
        return each.target().keySet();
      }
    }
    return Set.of();
  }

  private Value at(String section) {
    return root.member(section);
  }

  /** A list that may have been left out. */
  private Value listAt(String key) {
    return root.has(key) ? root.member(key) : root;
  }

  /** What may be named at a place. */
  private record Declared(String what, Set<String> names) {

    /** Each element of the list, or the single value, must be one of the names. */
    void require(Value at) {
      List<Value> named = at.tree() instanceof Tree.Sequence ? at.elements() : List.of(at);
      for (Value each : named) {
        String name = ((Tree.Scalar) each.tree()).text();
        if (!names.contains(name)) {
          throw each.wrong(expected(), advice(name));
        }
      }
    }

    private String expected() {
      return what
          + (names.isEmpty()
              ? ", and none is declared"
              : ": one of " + Shown.path(String.join(", ", names)));
    }

    private String advice(String name) {
      String nearest = Nearest.to(name, names);
      return nearest.isEmpty()
          ? "Declare it, or name one that is declared."
          : "Did you mean \"" + Shown.text(nearest) + "\"?";
    }
  }
}
