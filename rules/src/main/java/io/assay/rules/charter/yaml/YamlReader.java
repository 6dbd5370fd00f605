package io.assay.rules.charter.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one YAML 1.2 document. Refuses what makes a document mean more than it shows: aliases and
 * anchors, tags, a second document, repeated keys, keys that are not strings, nesting beyond
 * {@value #DEEPEST} levels, keys of more than {@value #LONGEST_KEY} characters, control characters
 * other than tab and line break. The types of scalars are those of the core schema.
 *
 * <p>Built on parser events and not on composed nodes, since an alias is gone once nodes are
 * composed.
 */
public final class YamlReader {

  static final int DEEPEST = 32;

  /** YAML bounds keys that stand before a colon by 1,024 characters as they are written. */
  static final int LONGEST_KEY = 150;

  private static final String DOCUMENT = "document";

  private final Parser events;

  private YamlReader(Parser events) {
    this.events = events;
  }

  /**
   * The document's root value.
   *
   * @throws Defect if the text is not exactly one document of the kind described above
   */
  public static Tree read(String yaml) {
    String text = yaml.startsWith("\ufeff") ? yaml.substring(1) : yaml;
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setCodePointLimit(Integer.MAX_VALUE).build();
    try {
      return new YamlReader(new ParserImpl(settings, new StreamReader(settings, text))).document();
    } catch (ReaderException e) {
      throw unprintable(text, e);
    } catch (MarkedYamlEngineException e) {
      Place place =
          e.getProblemMark()
              .or(e::getContextMark)
              .map(YamlReader::place)
              .orElse(Place.inFile(1, 1));
      throw malformed(place, e.getProblem());
    } catch (YamlEngineException e) {
      throw malformed(Place.inFile(1, 1), String.valueOf(e.getMessage()));
    }
  }

  private Tree document() {
    events.next();
    if (!(events.peekEvent() instanceof DocumentStartEvent)) {
      throw defect(
          Place.inFile(1, 1),
          DOCUMENT,
          "nothing",
          "one YAML document",
          "Write the charter into the file.");
    }
    requireVersion((DocumentStartEvent) events.next());
    Tree root = value(events.next(), "", 0);
    events.next();
    if (events.peekEvent() instanceof DocumentStartEvent second) {
      throw defect(
          place(second),
          DOCUMENT,
          "a second document",
          "one",
          "Remove the line \"---\" and what follows.");
    }
    return root;
  }

  private static void requireVersion(DocumentStartEvent start) {
    Optional<SpecVersion> version = start.getSpecVersion();
    if (version.isPresent() && version.get().getMinor() != 2) {
      throw defect(
          place(start),
          "%YAML",
          version.get().getRepresentation(),
          "1.2",
          "Remove the line that starts with %YAML.");
    }
  }

  private Tree value(Event event, String path, int depth) {
    requirePlain(event, path);
    Place place = place(event);
    if (depth > DEEPEST) {
      throw defect(
          place,
          shownPath(path),
          "deeper nesting",
          "at most " + DEEPEST + " levels",
          "Write the charter flatter.");
    }
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event, path);
      case SequenceStart -> sequence(place, path, depth);
      case MappingStart -> mapping(place, path, depth);
      default ->
          throw new IllegalStateException("event: " + event + " (expected: start of a value)");
    };
  }

  private static Tree.Scalar scalar(ScalarEvent event, String path) {
    String text = event.getValue();
    requirePrintable(text, place(event), path);
    ScalarType type =
        event.getScalarStyle() == ScalarStyle.PLAIN ? ScalarType.ofPlain(text) : ScalarType.STRING;
    return new Tree.Scalar(place(event), type, text);
  }

  private Tree sequence(Place place, String path, int depth) {
    List<Tree> elements = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      elements.add(value(next, join(path, Integer.toString(elements.size())), depth + 1));
    }
    return new Tree.Sequence(place, elements);
  }

  private Tree mapping(Place place, String path, int depth) {
    Map<String, Tree> members = new LinkedHashMap<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      String key = key(next, path);
      String keyPath = join(path, key);
      if (members.containsKey(key)) {
        throw defect(
            place(next),
            shownPath(keyPath),
            "the key a second time",
            "each key once",
            "Remove one of the two.");
      }
      members.put(key, value(events.next(), keyPath, depth + 1));
    }
    return new Tree.Mapping(place, members);
  }

  private static String key(Event event, String path) {
    requirePlain(event, path);
    if (!(event instanceof ScalarEvent scalar)) {
      throw defect(
          place(event),
          shownPath(path),
          "a collection as a key",
          "text",
          "Write a plain word before the colon.");
    }
    Tree.Scalar key = scalar(scalar, join(path, scalar.getValue()));
    if (key.type() != ScalarType.STRING) {
      throw defect(
          key.place(),
          shownPath(path),
          Shown.value(key) + " as a key, which YAML reads as " + key.type().words(),
          "text",
          "Put the key in quotes.");
    }
    if (key.text().length() > LONGEST_KEY) {
      throw defect(
          key.place(),
          shownPath(path),
          "a key of %s characters".formatted(key.text().length()),
          "at most %s".formatted(LONGEST_KEY),
          "Give it a shorter name.");
    }
    return key.text();
  }

  private static void requirePlain(Event event, String path) {
    if (event instanceof AliasEvent) {
      throw defect(
          place(event), shownPath(path), "an alias (*)", "no aliases", "Write the value out.");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw defect(
          place(event), shownPath(path), "an anchor (&)", "no anchors", "Remove the anchor.");
    }
    if (tag(event).isPresent()) {
      throw defect(
          place(event),
          shownPath(path),
          "a tag (!)",
          "no tags",
          "Remove the tag, or put the value in quotes.");
    }
  }

  private static Optional<String> tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent collection
        ? collection.getTag()
        : Optional.empty();
  }

  private static void requirePrintable(String text, Place place, String path) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineOrTab = c == '\n' || c == '\r' || c == '\t';
      if ((!lineOrTab && Character.isISOControl(c))
          || !StreamReader.isPrintable(text.codePointAt(i))) {
        throw defect(
            place,
            shownPath(path),
            hex(text.codePointAt(i)),
            "no control characters",
            "Remove the character.");
      }
      if (Character.isHighSurrogate(c)) {
        i++;
      }
    }
  }

  private static Defect unprintable(String text, ReaderException e) {
    int end = Math.min(e.getPosition(), text.length());
    int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    return defect(
        Place.inFile(line, 1),
        DOCUMENT,
        hex(e.getCodePoint()),
        "no control characters",
        "Remove the character.");
  }

  private static Defect malformed(Place place, String problem) {
    return defect(
        place,
        DOCUMENT,
        Shown.text(problem),
        "YAML 1.2",
        "Check indentation, quotes and brackets near this line.");
  }

  private static Defect defect(
      Place place, String path, String found, String expected, String advice) {
    return new Defect(place, path, new Defect.Finding(found, expected, advice));
  }

  private static String hex(int codePoint) {
    return String.format("U+%04X", codePoint);
  }

  private static String join(String path, String step) {
    return path.isEmpty() ? step : path + "." + step;
  }

  private static String shownPath(String path) {
    return path.isEmpty() ? DOCUMENT : Shown.path(path);
  }

  private static Place place(Event event) {
    return event.getStartMark().map(YamlReader::place).orElse(Place.inFile(1, 1));
  }

  private static Place place(Mark mark) {
    return Place.inFile(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
