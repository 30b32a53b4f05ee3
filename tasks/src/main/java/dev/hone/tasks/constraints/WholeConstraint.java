package dev.hone.tasks.constraints;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How a response begins and ends, and what it is made of.
public sealed interface WholeConstraint extends Constraint {
    /// The response ends with this phrase, quotation marks around the whole not counted.
    record EndsWith(String phrase) implements WholeConstraint {
        @Override
        public boolean holds(String response) {
            String text = response.strip();
            while (text.endsWith("\"")) {
                text = text.substring(0, text.length() - 1);
            }
            return text.toLowerCase(Locale.ROOT).endsWith(phrase.strip().toLowerCase(Locale.ROOT));
        }

        @Override
        public String sentence() {
            return "end with " + phrase;
        }
    }

    /// Double quotation marks around the whole.
    record Quotation() implements WholeConstraint {
        @Override
        public boolean holds(String response) {
            String text = response.strip();
            return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        }

        @Override
        public String sentence() {
            return "put the whole in double quotation marks";
        }
    }

    /// The request again, then the answer.
    record RepeatsPrompt(String prompt) implements WholeConstraint {
        @Override
        public boolean holds(String response) {
            return response.strip().toLowerCase(Locale.ROOT).startsWith(prompt.strip().toLowerCase(Locale.ROOT));
        }

        @Override
        public String sentence() {
            return "repeat the request before the answer";
        }
    }

    /// Two different responses with six stars between them.
    record TwoResponses() implements WholeConstraint {
        @Override
        public boolean holds(String response) {
            List<String> parts = List.of(response.split("\\*\\*\\*\\*\\*\\*", -1));
            List<String> inner = parts.size() > 2 ? parts.subList(1, parts.size() - 1) : List.of();
            List<String> said = parts.stream().map(String::strip).filter(p -> !p.isEmpty()).toList();
            return inner.stream().noneMatch(String::isBlank) && said.size() == 2
                    && !said.getFirst().equals(said.getLast());
        }

        @Override
        public String sentence() {
            return "give two different responses separated by ******";
        }
    }

    /// One of three answers: yes, no, maybe.
    record OneOfThree() implements WholeConstraint {
        @Override
        public boolean holds(String response) {
            return Stream.of("My answer is yes.", "My answer is no.", "My answer is maybe.")
                    .anyMatch(response::contains);
        }

        @Override
        public String sentence() {
            return "answer 'My answer is yes.', 'My answer is no.' or 'My answer is maybe.'";
        }
    }
}
