package dev.hone.training.loop;

import dev.hone.engine.Model;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;

/// A teacher and its student must mean the same by a token's number.
final class SameTokens {
    private SameTokens() {}

    /// The teacher.
    ///
    /// @throws InputException if the vocabularies differ in size, or a number stands for another text
    static Model required(Model student, Model teacher) {
        int own = student.config().vocabulary();
        int other = teacher.config().vocabulary();
        if (own != other) {
            throw new InputException("the teacher has " + other + " tokens, the student " + own
                    + "; distillation compares token by token, so both need one vocabulary");
        }
        if (student.tokenizer().isPresent() && teacher.tokenizer().isPresent()) {
            requireSame(student.tokenizer().get(), teacher.tokenizer().get(), own);
        }
        return teacher;
    }

    private static void requireSame(Tokenizer student, Tokenizer teacher, int vocabulary) {
        for (int id = 0; id < vocabulary; id++) {
            String own = text(student, id);
            String other = text(teacher, id);
            if (!own.equals(other)) {
                throw new InputException("token " + id + " is '" + own + "' for the student and '" + other
                        + "' for the teacher; distillation needs one vocabulary for both");
            }
        }
    }

    private static String text(Tokenizer tokenizer, int id) {
        return tokenizer.decode(new int[] {id}, Tokenizer.Specials.SHOW);
    }
}
