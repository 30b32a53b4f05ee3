package dev.hone.engine.text;

import dev.hone.engine.text.ChatTemplate.Reply;
import dev.hone.foundation.InputException;
import java.util.List;
import java.util.Optional;

/// Looks for a template that rewrites earlier turns.
final class Prefixes {
    private Prefixes() {}

    static boolean kept(ChatTemplate template, List<ChatMessage> messages) {
        template.render(messages, Reply.NONE);
        Optional<String> before = Optional.empty();
        for (int count = 1; count <= messages.size(); count++) {
            List<ChatMessage> turns = messages.subList(0, count);
            Optional<String> now = accepted(template, turns, Reply.NONE);
            if (before.isPresent() && now.isPresent() && !now.get().startsWith(before.get())) {
                return false;
            }
            boolean reply = turns.getLast().role().equals("assistant");
            Optional<String> begun =
                    reply && count > 1 ? accepted(template, turns.subList(0, count - 1), Reply.BEGUN)
                            : Optional.empty();
            if (begun.isPresent() && now.isPresent() && !now.get().startsWith(begun.get())) {
                return false;
            }
            before = now.isPresent() ? now : before;
        }
        return true;
    }

    /// Nothing where the template refuses so few turns; the whole conversation it has accepted.
    private static Optional<String> accepted(ChatTemplate template, List<ChatMessage> turns, Reply reply) {
        try {
            return Optional.of(template.render(turns, reply));
        } catch (InputException refused) {
            return Optional.empty();
        }
    }
}
