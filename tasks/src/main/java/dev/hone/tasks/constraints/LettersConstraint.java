package dev.hone.tasks.constraints;

import dev.hone.foundation.InputException;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Which letters and signs a response is written in.
public sealed interface LettersConstraint extends Constraint {
    /// So many words all in capitals.
    record CapitalWords(int words, Relation relation) implements LettersConstraint {
        private static final Pattern WORD = Pattern.compile("[\\w'-]+", Pattern.UNICODE_CHARACTER_CLASS);

        @Override
        public boolean holds(String response) {
            return relation.holds(WORD.matcher(response).results().filter(m -> isUpper(m.group())).count(), words);
        }

        @Override
        public String sentence() {
            return "write " + relation.words + " " + words + " words in capitals";
        }
    }

    /// No small letter.
    record Capitals() implements LettersConstraint {
        @Override
        public boolean holds(String response) {
            return isUpper(response);
        }

        @Override
        public String sentence() {
            return "write in capitals alone";
        }
    }

    /// No capital letter.
    record SmallLetters() implements LettersConstraint {
        @Override
        public boolean holds(String response) {
            return response.chars().anyMatch(Character::isLowerCase)
                    && response.chars().noneMatch(Character::isUpperCase);
        }

        @Override
        public String sentence() {
            return "write in small letters alone";
        }
    }

    /// No comma.
    record NoComma() implements LettersConstraint {
        @Override
        public boolean holds(String response) {
            return response.indexOf(',') < 0;
        }

        @Override
        public String sentence() {
            return "use no comma";
        }
    }

    /// More than half of the letters are of the language's script. Languages that share a script are not told apart.
    record Language(String code, Script script) implements LettersConstraint {
        /// The language with this code of ISO 639-1.
        ///
        /// Throws: [InputException] for a language whose script is not known here.
        public static Language of(String code) {
            Script script = Arrays.stream(Script.values()).filter(s -> s.languages.contains(" " + code + " "))
                    .findFirst()
                    .orElseThrow(() -> new InputException("the script of language '" + code + "' is not known"));
            return new Language(code, script);
        }

        @Override
        public boolean holds(String response) {
            long letters = response.codePoints().filter(Character::isLetter).count();
            long own = response.codePoints().filter(Character::isLetter)
                    .filter(c -> script.scripts.contains(" " + Character.UnicodeScript.of(c) + " ")).count();
            return letters > 0 && 2 * own > letters;
        }

        @Override
        public String sentence() {
            return "write in the script of language " + code;
        }
    }

    /// Scripts, and the languages that are written in them.
    enum Script {
        LATIN(" LATIN ", " en de fr es pt it vi sw fi nl pl tr id ms sv da no cs ro hu "),
        ARABIC(" ARABIC ", " ar fa ur "),
        DEVANAGARI(" DEVANAGARI ", " hi mr ne "),
        BENGALI(" BENGALI ", " bn "),
        GURMUKHI(" GURMUKHI ", " pa "),
        GUJARATI(" GUJARATI ", " gu "),
        TAMIL(" TAMIL ", " ta "),
        TELUGU(" TELUGU ", " te "),
        KANNADA(" KANNADA ", " kn "),
        MALAYALAM(" MALAYALAM ", " ml "),
        THAI(" THAI ", " th "),
        CYRILLIC(" CYRILLIC ", " ru bg uk mk sr "),
        GREEK(" GREEK ", " el "),
        HEBREW(" HEBREW ", " he "),
        KOREAN(" HANGUL ", " ko "),
        CHINESE(" HAN ", " zh zh-cn zh-tw "),
        JAPANESE(" HIRAGANA KATAKANA HAN ", " ja ");

        private final String scripts;
        private final String languages;

        Script(String scripts, String languages) {
            this.scripts = scripts;
            this.languages = languages;
        }
    }

    private static boolean isUpper(String text) {
        return text.chars().anyMatch(Character::isUpperCase) && text.chars().noneMatch(Character::isLowerCase);
    }
}
