package io.assay.jobs.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One element. Only elements that show something exist here: nothing that runs, loads or submits,
 * no attribute that holds a script or a style, and links lead to places in the page or to other
 * files of the report.
 *
 * @param name of the list below
 * @param attributes in order of writing
 * @param children in order
 */
public record Element(String name, Map<String, String> attributes, List<Html> children)
    implements Html {
  private static final Set<String> NAMES =
      Set.of(
          "a",
          "abbr",
          "article",
          "bdi",
          "caption",
          "code",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "data",
          "em",
          "figure",
          "figcaption",
          "footer",
          "h1",
          "h2",
          "h3",
          "header",
          "li",
          "main",
          "mark",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "span",
          "strong",
          "summary",
          "table",
          "tbody",
          "td",
          "th",
          "thead",
          "time",
          "tr",
          "ul",
          "svg",
          "rect",
          "line",
          "text",
          "title");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "class",
          "id",
          "title",
          "value",
          "datetime",
          "scope",
          "colspan",
          "lang",
          "role",
          "href",
          "tabindex",
          "viewBox",
          "preserveAspectRatio",
          "x",
          "y",
          "x1",
          "y1",
          "x2",
          "y2",
          "width",
          "height");
  private static final Pattern OTHER_ATTRIBUTES = Pattern.compile("(data|aria)-[a-z]+");
  private static final Pattern LINK =
      Pattern.compile(
          "#[a-z0-9-]+|(\\.\\./|documents/)?[a-zA-Z0-9][a-zA-Z0-9._-]*\\.(html|json|md)(#[a-z0-9-]+)?");

  /** Checks names and links; what comes from outside belongs into values and texts. */
  public Element {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("element: " + name + " (expected: one of " + NAMES + ")");
    }
    attributes.forEach(Element::requireHarmless);
    attributes = new LinkedHashMap<>(attributes);
    children = List.copyOf(children);
  }

  /** An element with these children. */
  public static Element of(String name, Html... children) {
    return new Element(name, Map.of(), Arrays.asList(children));
  }

  /** An element that holds text. */
  public static Element of(String name, String text) {
    return of(name, new Text(text));
  }

  /** An element with these children. */
  public static Element of(String name, List<? extends Html> children) {
    return new Element(name, Map.of(), List.copyOf(children));
  }

  /** The same with one more attribute. */
  public Element with(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Element(name, more, children);
  }

  /** The same with more children. */
  public Element add(Html... more) {
    List<Html> all = new ArrayList<>(children);
    all.addAll(Arrays.asList(more));
    return new Element(name, attributes, all);
  }

  @Override
  public void write(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          page.append(' ').append(attribute).append("=\"");
          Text.escape(VisibleText.of(value), page);
          page.append('"');
        });
    page.append('>');
    children.forEach(child -> child.write(page));
    page.append("</").append(name).append('>');
  }

  private static void requireHarmless(String attribute, String value) {
    if (!ATTRIBUTES.contains(attribute) && !OTHER_ATTRIBUTES.matcher(attribute).matches()) {
      throw new IllegalArgumentException(
          "attribute: " + attribute + " (expected: one of " + ATTRIBUTES + ")");
    }
    if (attribute.equals("href") && !LINK.matcher(value).matches()) {
      throw new IllegalArgumentException("href: " + value + " (expected: " + LINK + ")");
    }
  }
}
