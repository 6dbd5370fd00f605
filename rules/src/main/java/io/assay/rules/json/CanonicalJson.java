package io.assay.rules.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The JSON Canonicalization Scheme: one text for each JSON value, members sorted by UTF-16 code
 * units, numbers in ECMAScript's shortest form, no white space. Numbers are IEEE 754 doubles, so
 * integers beyond 2<sup>53</sup> lose digits: write them as strings. The bytes of a canonical text
 * are its UTF-8.
 *
 * <p>Text that has no UTF-8 form (a surrogate without its partner) has no canonical form and is
 * refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class CanonicalJson {

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CanonicalJson() {}

  /**
   * The canonical form of a JSON text.
   *
   * @throws IllegalArgumentException if the text is not one JSON value, repeats a member, nests
   *     more than 1000 deep, or holds a lone surrogate or a number that is not finite as a double
   */
  public static String of(String json) {
    try {
      if (STRICT.readTree(json).isMissingNode()) {
        throw new IllegalArgumentException(
            "not canonical JSON: empty text (expected: one JSON value)");
      }
      // The library reads objects and arrays only.
      String wrapped = new JsonCanonicalizer("[" + json + "]").getEncodedString();
      return requireWellFormed(wrapped.substring(1, wrapped.length() - 1));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not canonical JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("not canonical JSON: " + e.getMessage(), e);
    }
  }

  /**
   * The canonical form of a parsed value.
   *
   * @throws IllegalArgumentException as for {@link #of(String)}
   */
  public static String of(JsonNode value) {
    return of(value.toString());
  }

  /**
   * The canonical form of an object whose values are all strings; equal to {@link #of(String)}, but
   * fast enough for every record.
   *
   * @throws IllegalArgumentException if a key or value holds a lone surrogate, or the map is not in
   *     the natural order of strings
   */
  public static String ofStrings(SortedMap<String, String> members) {
    if (members.comparator() != null) {
      throw new IllegalArgumentException(
          "members: own comparator (expected: natural order of strings)");
    }
    StringBuilder out = new StringBuilder(64).append('{');
    Iterator<Map.Entry<String, String>> entries = members.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, String> entry = entries.next();
      JsonString.append(out, entry.getKey());
      out.append(':');
      JsonString.append(out, entry.getValue());
      if (entries.hasNext()) {
        out.append(',');
      }
    }
    return out.append('}').toString();
  }

  /**
   * The canonical form of an array of strings, in the order given.
   *
   * @throws IllegalArgumentException if an element holds a lone surrogate
   */
  public static String ofStrings(List<String> elements) {
    StringBuilder out = new StringBuilder(64).append('[');
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      JsonString.append(out, elements.get(i));
    }
    return out.append(']').toString();
  }

  /** Whether every surrogate in the text has its partner, so that the text has a UTF-8 form. */
  public static boolean isWellFormed(CharSequence text) {
    return JsonString.loneSurrogateIn(text) < 0;
  }

  private static String requireWellFormed(String canonical) {
    int lone = JsonString.loneSurrogateIn(canonical);
    if (lone >= 0) {
      throw JsonString.loneSurrogate(canonical, lone);
    }
    return canonical;
  }
}
