package dev.hone.foundation.yaml;

import java.util.List;
import java.util.Map;

/// A piece of a YAML text as it was written, with the place where it stands.
public sealed interface YamlNode {
    /// Where the text stands, as error messages print it: `recipe.yaml:12`, or the override that gave it.
    String place();

    /// What it is, in words for an error message.
    String found();

    /// A single value. `quoted` text is never a number.
    record Scalar(String text, Quoting quoting, String place) implements YamlNode {
        @Override
        public String found() {
            return text.isEmpty() && quoting == Quoting.PLAIN ? "nothing" : "'" + text + "'";
        }
    }

    /// How a scalar was written.
    enum Quoting { PLAIN, QUOTED }

    /// A list.
    record Items(List<YamlNode> values, String place) implements YamlNode {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String found() {
            return "a list of " + values.size();
        }
    }

    /// Keys and values in the order of the text.
    record Mapping(Map<String, Entry> entries, String place) implements YamlNode {
        @Override
        public String found() {
            return "a section";
        }
    }

    /// One key of a mapping: where the key stands, and its value.
    record Entry(String place, YamlNode value) {}
}
