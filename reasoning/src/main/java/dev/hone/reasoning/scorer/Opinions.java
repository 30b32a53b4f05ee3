package dev.hone.reasoning.scorer;

import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What judges that write share: asking the judging model, and reading what it says.
final class Opinions {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private Opinions() {}

    /// The judge's answers to these texts, greedily, with at most this many tokens each.
    static List<String> of(Question question, List<String> asked, int maxTokens, Session session) {
        GenerationOptions greedy = session.options().greedy().withStops(List.of()).withMaxTokens(maxTokens);
        return session.consult(asked.stream().map(text -> new Ask(prompt(question, text), 1, greedy)).toList()).stream()
                .map(list -> list.getFirst().text())
                .toList();
    }

    private static Prompt prompt(Question question, String text) {
        return question.asking(text);
    }

    /// The last number in a text.
    static OptionalDouble lastNumber(String text) {
        Matcher m = NUMBER.matcher(text);
        OptionalDouble last = OptionalDouble.empty();
        while (m.find()) {
            last = OptionalDouble.of(Double.parseDouble(m.group()));
        }
        return last;
    }

    /// Whether the last of the two words in a text is the first; nothing where there is neither. A word stands alone:
    /// "know" does not say no.
    static OptionalDouble last(String text, String yes, String no) {
        String plain = text.toLowerCase(Locale.ROOT);
        int first = lastWord(plain, yes);
        int second = lastWord(plain, no);
        return first < 0 && second < 0 ? OptionalDouble.empty() : OptionalDouble.of(first > second ? 1 : 0);
    }

    private static int lastWord(String text, String word) {
        int at = text.lastIndexOf(word);
        while (at >= 0 && (at > 0 && Character.isLetter(text.charAt(at - 1))
                || at + word.length() < text.length() && Character.isLetter(text.charAt(at + word.length())))) {
            at = at == 0 ? -1 : text.lastIndexOf(word, at - 1);
        }
        return at;
    }
}
