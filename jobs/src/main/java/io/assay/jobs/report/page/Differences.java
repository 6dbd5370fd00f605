package io.assay.jobs.report.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.report.html.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two texts side by side: what only one of them has is marked, and long stretches that both have
 * are shortened, so that a difference far down is seen. They are compared by words, white space and
 * single symbols.
 */
final class Differences {
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);

  /** Characters shown of a stretch that both have, on either side of a difference. */
  private static final int CONTEXT = 60;

  private static final int MOST_SHOWN = 1500;

  private final List<String> tokens;
  private final List<Html> shown = new ArrayList<>();
  private int next;
  private int characters;
  private boolean isCut;

  private Differences(List<String> tokens) {
    this.tokens = tokens;
  }

  /** Each text with what the other lacks marked. */
  record Sides(Html first, Html second) {}

  static Sides of(String first, String second) {
    Differences one = new Differences(tokens(first));
    Differences other = new Differences(tokens(second));
    List<AbstractDelta<String>> deltas =
        DiffUtils.diff(one.tokens, other.tokens, new MyersDiffWithLinearSpace<>(String::equals))
            .getDeltas();
    for (AbstractDelta<String> delta : deltas) {
      one.addTo(delta.getSource().getPosition(), delta.getSource().size());
      other.addTo(delta.getTarget().getPosition(), delta.getTarget().size());
    }
    return new Sides(one.html(), other.html());
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  /** Shows what both have up to a position, and marks what follows. */
  private void addTo(int position, int size) {
    alike(position);
    String changed = room(String.join("", tokens.subList(position, position + size)));
    if (!changed.isEmpty()) {
      shown.add(Element.of("mark", changed));
    }
    next = position + size;
  }

  private void alike(int end) {
    String text = String.join("", tokens.subList(next, end));
    boolean atStart = next == 0;
    boolean atEnd = end == tokens.size();
    int before = atStart ? 0 : CONTEXT;
    int after = atEnd ? 0 : CONTEXT;
    if ((atStart && atEnd) || text.codePointCount(0, text.length()) <= before + after + CONTEXT) {
      add(text);
    } else {
      int from = text.offsetByCodePoints(0, before);
      int to = text.offsetByCodePoints(text.length(), -after);
      add(text.substring(0, from));
      shown.add(
          Element.of("em", " … %s characters alike … ".formatted(Figures.grouped(to - from)))
              .with("class", "quiet"));
      add(text.substring(to));
    }
    next = end;
  }

  private void add(String text) {
    String fitting = room(text);
    if (!fitting.isEmpty()) {
      shown.add(new Text(fitting));
    }
  }

  /** As much of the text as still fits. */
  private String room(String text) {
    int points = text.codePointCount(0, text.length());
    int fitting = Math.min(points, MOST_SHOWN - characters);
    characters += fitting;
    isCut |= fitting < points;
    return text.substring(0, text.offsetByCodePoints(0, fitting));
  }

  private Html html() {
    alike(tokens.size());
    if (isCut) {
      shown.add(new Text("…"));
    }
    return Element.of("bdi", shown).with("class", "contributed");
  }
}
