package dev.hone.tasks.internal.math.find;

import dev.hone.tasks.internal.math.find.Candidate.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a completion's answer may stand, the surest place first.
///
/// A box goes before a tag, a tag before `####`, that before a phrase; of several the last counts. What comes before
/// the end of a model's thinking is not looked at where something follows it.
public final class Candidates {
    /// Only the end of longer texts is read.
    private static final int LONGEST = 100_000;

    private static final int LONGEST_WHOLE = 400;
    private static final int TAIL = 4000;
    private static final int SENTENCES = 4;
    private static final List<String> THINKING =
            List.of("</think>", "</thinking>", "</reasoning>", "</scratchpad>", "<|end_of_thought|>");

    private Candidates() {}

    /// The candidates that an explicit mark makes, in groups: a later group counts where nothing in an earlier one can
    /// be read.
    public static List<List<Candidate>> marked(String completion) {
        String text = spoken(completion);
        List<List<Candidate>> groups = new ArrayList<>();
        Boxes.last(text, false).ifPresent(box -> groups.add(List.of(new Candidate(box, Place.MARKED))));
        Marks.tagged(text).ifPresent(tag -> groups.add(tag(tag)));
        Marks.hashed(text).ifPresent(rest -> groups.add(all(Pieces.behind(rest), Place.ANNOUNCED)));
        Marks.announced(text).ifPresent(rest -> groups.add(all(Pieces.behind(rest), Place.ANNOUNCED)));
        return groups;
    }

    /// Those and, behind them, all others.
    public static List<List<Candidate>> all(String completion) {
        String text = spoken(completion);
        List<List<Candidate>> groups = new ArrayList<>(marked(completion));
        if (groups.isEmpty()) {
            Optional<String> cutOff = Boxes.last(text, true);
            cutOff.ifPresent(box -> groups.add(List.of(new Candidate(box, Place.TAIL))));
        }
        String bare = text.strip();
        if (bare.length() <= LONGEST_WHOLE) {
            groups.add(List.of(new Candidate(bare, Place.WHOLE)));
        }
        String tail = text.substring(Math.max(0, text.length() - TAIL));
        for (String sentence : Sentences.last(tail, SENTENCES)) {
            List<String> pieces = new ArrayList<>(Pieces.within(sentence));
            pieces.addAll(LastNumber.of(sentence));
            groups.add(all(pieces, Place.TAIL));
        }
        groups.add(all(LastNumber.of(text), Place.TAIL));
        for (String sentence : Sentences.last(tail, 1)) {
            groups.add(all(LastNumber.inWords(sentence), Place.TAIL));
        }
        return groups;
    }

    private static List<Candidate> tag(String inside) {
        Optional<String> phrase = Marks.announced(inside);
        List<Candidate> all = new ArrayList<>(List.of(new Candidate(inside, Place.MARKED)));
        phrase.ifPresent(rest -> all.addAll(0, all(Pieces.behind(rest), Place.ANNOUNCED)));
        return all;
    }

    private static List<Candidate> all(List<String> texts, Place place) {
        return texts.stream().map(text -> new Candidate(text, place)).toList();
    }

    /// What a model says after it has thought.
    private static String spoken(String completion) {
        String text = completion.length() > LONGEST
                ? completion.substring(completion.length() - LONGEST)
                : completion;
        for (String end : THINKING) {
            int place = text.lastIndexOf(end);
            if (place >= 0 && !text.substring(place + end.length()).isBlank()) {
                text = text.substring(place + end.length());
            }
        }
        return text;
    }

    /// What may be the answer in words: the whole, the last sentences, and pieces of the last.
    public static List<Candidate> words(String completion) {
        String text = spoken(completion);
        List<String> all = new ArrayList<>();
        String bare = text.strip();
        if (bare.length() <= LONGEST_WHOLE) {
            all.add(bare);
        }
        List<String> sentences = Sentences.last(text.substring(Math.max(0, text.length() - TAIL)), 1);
        for (String sentence : sentences) {
            all.add(sentence);
            all.addAll(Pieces.within(sentence));
            all.addAll(LastWords.of(sentence));
        }
        return all(all, Place.TAIL);
    }
}
