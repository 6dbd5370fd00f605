package io.assay.jobs.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {

  @Test
  void textAndAttributesAreEscaped() {
    Element element = Element.of("p", "<b> & \"x\" 'y' ]]>").with("title", "\"><img onerror=x>");

    assertThat(written(element))
        .isEqualTo(
            "<p title=\"&quot;&gt;&lt;img onerror=x&gt;\">&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39; ]]&gt;</p>");
  }

  @Test
  void elementsNestInOrder() {
    Element list = Element.of("ul", Element.of("li", "one")).add(Element.of("li", "two"));

    assertThat(written(list)).isEqualTo("<ul><li>one</li><li>two</li></ul>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "style", "iframe", "img", "form", "p onclick", "SCRIPT", ""})
  void elementsThatRunOrLoadDoNotExist(String name) {
    assertThatThrownBy(() -> Element.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("element: " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "style", "src", "srcset", "data-", "x onload"})
  void attributesThatHoldScriptsOrStylesDoNotExist(String name) {
    assertThatThrownBy(() -> Element.of("p").with(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("attribute: " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http://example.org/x.html",
        "//example.org",
        "../../x.html",
        "../x/y.html",
        "x.svg",
        "#a\"b"
      })
  void linksLeadNowhereElse(String link) {
    assertThatThrownBy(() -> Element.of("a").with("href", link))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("href: ");
  }

  @Test
  void linksLeadIntoThePageAndToOtherFilesOfTheReport() {
    for (String link : List.of("../2026-01.html#gates", "documents/index.html", "README.md")) {
      assertThat(written(Element.of("a").with("href", link))).contains("\"" + link + "\"");
    }
    assertThat(written(Element.of("a").with("href", "#gates"))).contains("#gates");
    assertThat(written(Element.of("a").with("href", "2026-01.html"))).contains("2026-01.html");
  }

  private static String written(Html html) {
    StringBuilder page = new StringBuilder();
    html.write(page);
    return page.toString();
  }
}
