package dev.hone.tasks.internal.math.find;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a sentence says in words: what follows its verb, and its last letter of a choice.
final class LastWords {
    private static final int LONGEST = 80;
    private static final Pattern SAYS =
            Pattern.compile("(?:\\b(?:is|are|was|were|choose|therefore|thus|hence|so)\\b[,:]?|:)\\s+(?=\\S)");
    private static final Pattern CHOICE = Pattern.compile("^\\(?([A-J])[).]?\\s+(?:is|would be)\\b|\\(([A-J])\\)"
            + "|\\b(?:[Oo]ption|[Cc]hoice)\\s+([A-J])\\b|\\*\\*([A-J])\\*\\*|\\b([B-HJ])[.)]?$");

    private LastWords() {}

    static List<String> of(String sentence) {
        List<String> all = new ArrayList<>();
        Matcher says = SAYS.matcher(sentence);
        while (says.find()) {
            String rest = sentence.substring(says.end());
            if (rest.length() <= LONGEST && !rest.startsWith("not ")) {
                all.add(rest);
            }
        }
        Matcher choice = CHOICE.matcher(sentence.strip());
        String letter = "";
        while (choice.find()) {
            for (int g = 1; g <= choice.groupCount(); g++) {
                String found = choice.group(g);
                letter = found == null ? letter : found;
            }
        }
        if (!letter.isEmpty()) {
            all.add(letter);
        }
        return all;
    }
}
