package dev.hone.training.recipe;

import dev.hone.training.distill.ContextText;

/// A student that teaches itself: it reads its own completion again behind a prompt that says more, and learns to say
/// behind the plain prompt what it would have said there.
///
/// `shown` is what the longer prompt says. `weights` are those of the teacher; as a moving average they follow the
/// student by `rate` each step. Of feedback: a completion that scores `success` or more is a solution for its siblings,
/// and `verdicts` says when the verifier's reason is shown.
///
/// Source: SDFT, arXiv:2601.19897 (demonstrations); SDPO, arXiv:2601.20802 (feedback).
public record SelfTeacher(
        Shown shown, Weights weights, double rate, double success, Verdicts verdicts, ContextText text) {
    /// What the teacher is shown and the student is not.
    public enum Shown {
        /// A demonstration of the problem.
        DEMONSTRATION,
        /// A sibling's right solution, and what the verifier said of the completion.
        FEEDBACK
    }

    /// Whose weights the teacher has.
    public enum Weights {
        /// A moving average of the student's.
        AVERAGE,
        /// The student's own, step by step.
        CURRENT,
        /// Those of the beginning.
        FIRST
    }

    /// When the verifier's reason is shown.
    public enum Verdicts {
        /// Where no sibling was right.
        WHEN_UNSOLVED,
        /// To every completion that is not right.
        ALWAYS,
        /// Never: solutions alone teach.
        NEVER
    }

    public SelfTeacher {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate is " + rate + "; it must be above 0 and at most 1");
        }
        if (!(success > 0 && success <= 1)) {
            throw new IllegalArgumentException("success is " + success
                    + "; scores lie in [0, 1], so it must be above 0 and at most 1");
        }
        if (shown == Shown.FEEDBACK && verdicts != Verdicts.NEVER && !text.showsFeedback()) {
            throw new IllegalArgumentException("text.whole has no place for {feedback} in '" + text.whole()
                    + "'; add one, or set verdicts: never");
        }
    }

    static SelfTeacher read(Section s) {
        Shown shown = s.choice("self", Shown.DEMONSTRATION);
        Weights weights = s.choice("weights", Weights.AVERAGE);
        double rate = weights == Weights.AVERAGE ? s.number("rate", 0.05, Range.SHARE) : 1;
        double success = 1;
        Verdicts verdicts = Verdicts.NEVER;
        if (shown == Shown.FEEDBACK) {
            success = s.number("success", 1, Range.SHARE);
            verdicts = s.choice("verdicts", Verdicts.WHEN_UNSOLVED);
        }
        double threshold = success;
        Verdicts reasons = verdicts;
        ContextText text = text(s.section("text"), shown);
        return s.finish(() -> new SelfTeacher(shown, weights, rate, threshold, reasons, text));
    }

    private static ContextText text(Section s, Shown shown) {
        ContextText usual = switch (shown) {
            case DEMONSTRATION -> ContextText.DEMONSTRATION;
            case FEEDBACK -> ContextText.FEEDBACK;
        };
        String whole = s.optionalText("whole").orElse(usual.whole());
        String solution = s.optionalText("solution").orElse(usual.solution());
        String feedback = shown == Shown.FEEDBACK ? s.optionalText("feedback").orElse(usual.feedback()) : "";
        return s.finish(() -> new ContextText(whole, solution, feedback));
    }

    void write(Outline o) {
        o.put("self", shown).put("weights", weights);
        if (weights == Weights.AVERAGE) {
            o.put("rate", rate);
        }
        if (shown == Shown.FEEDBACK) {
            o.put("success", success).put("verdicts", verdicts);
        }
        o.section("text", t -> {
            t.put("whole", text.whole()).put("solution", text.solution());
            if (shown == Shown.FEEDBACK) {
                t.put("feedback", text.feedback());
            }
        });
    }
}
