package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code privacy}. */
final class PrivacyParser {

  private static final Kind<Detector> DETECTOR_KIND =
      Scalars.word(Detector.values(), Detector::key);
  private static final Kind<FindingAction> ACTION_KIND =
      Scalars.word(FindingAction.values(), FindingAction::key);

  private static final Key<List<Detector>> DETECTORS =
      Key.required("detectors", Collected.distinct(DETECTOR_KIND, 1), "What is looked for");
  private static final Key<Actions> ON_FINDING =
      Key.required(
          "on-finding",
          Collected.scalarOr(
              ACTION_KIND.as(action -> new Actions(Map.of(), List.of(action))),
              Collected.entries(DETECTOR_KIND, ACTION_KIND)
                  .as(each -> new Actions(each, List.of()))),
          "What is done with an item in which something is found, for all detectors or for each");

  static final Kind<PrivacySection> KIND =
      Collected.mapping(Keys.of(DETECTORS, ON_FINDING), PrivacyParser::privacy);

  private PrivacyParser() {}

  /** What was written: an action for each detector, or one for all. */
  private record Actions(Map<Detector, FindingAction> each, List<FindingAction> all) {}

  private static PrivacySection privacy(Section section) {
    List<Detector> detectors = section.get(DETECTORS);
    Actions actions = section.get(ON_FINDING);
    SortedMap<Detector, FindingAction> byDetector = new TreeMap<>(actions.each());
    actions
        .all()
        .forEach(action -> detectors.forEach(detector -> byDetector.put(detector, action)));
    for (Detector detector : Detector.values()) {
      if (detectors.contains(detector) != byDetector.containsKey(detector)) {
        throw section
            .at(ON_FINDING)
            .wrong(
                (byDetector.containsKey(detector) ? "an action for " : "no action for ")
                    + detector.key(),
                "an action for each of "
                    + String.join(", ", detectors.stream().map(Detector::key).toList()),
                "Name the same detectors under \"detectors\" and \"on-finding\".");
      }
    }
    return new PrivacySection(byDetector);
  }
}
